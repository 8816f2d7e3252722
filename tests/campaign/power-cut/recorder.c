/* Preloaded into a process, writes down in $RECORD_LOG what it does to $RECORD_DIR/journal.db* and what leaves it: the
 * bytes to sockets, pipes and terminals. One record is struct record and then its bytes, appended by one writev: the kernel
 * keeps records whole and in order, whichever thread they come from. Times are CLOCK_MONOTONIC in ns.
 * A change of a file is noted after it was made, a sync after it succeeded, what leaves before it leaves: the log never
 * claims more to be safe, nor anything to leave later, than was the case.
 * $RECORD_NO_SYNC: fsync and fdatasync answer success and do nothing, as a lying disk would. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum type { START = 1, OPEN, WRITE, SYNC, TRUNCATE, UNLINK, RENAME, OUT, LEFT };
struct record {
  uint32_t magic, type;
  uint64_t ns;
  int32_t fd;
  uint32_t port;
  int64_t at;
  uint32_t length, zero;
};
#define FDS 65536
static int out = -1, lies = 0;
static const char *dir = NULL;
static unsigned char tracked[FDS];

static void say(int type, int fd, uint32_t port, int64_t at, const struct iovec *parts, int count) {
  if (out < 0) return;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  struct record head = {0x52454331, type, now.tv_sec * 1000000000ull + now.tv_nsec, fd, port, at, 0, 0};
  struct iovec all[1025];
  if (count > 1024) count = 1024;
  all[0] = (struct iovec){&head, sizeof head};
  for (int n = 0; n < count; n++) {
    all[n + 1] = parts[n];
    head.length += parts[n].iov_len;
  }
  ssize_t done = syscall(SYS_writev, out, all, count + 1);
  if (done != (ssize_t)(sizeof head + head.length)) abort();
}
static void tell(int type, int fd, int64_t at, const void *bytes, size_t length) {
  struct iovec part = {(void *)bytes, length};
  say(type, fd, 0, at, &part, 1);
}

__attribute__((constructor)) static void begin(void) {
  const char *log = getenv("RECORD_LOG"), *channel = getenv("NODE_CHANNEL_FD");
  dir = getenv("RECORD_DIR");
  lies = getenv("RECORD_NO_SYNC") != NULL;
  if (!log || !dir) return;
  int fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  out = fcntl(fd, F_DUPFD_CLOEXEC, 900);
  close(fd);
  unsetenv("LD_PRELOAD");
  tell(START, channel ? atoi(channel) : -1, getpid(), "", 0);
}

/* The folder itself, for its syncs, and the files of the open epoch. */
static int ours(const char *path) {
  if (!dir || !path || strncmp(path, dir, strlen(dir)) != 0) return 0;
  const char *rest = path + strlen(dir);
  return *rest == 0 || strncmp(rest, "/journal.db", 11) == 0;
}
static int is_tracked(int fd) { return fd >= 0 && fd < FDS && tracked[fd]; }
static void opened(int fd, const char *path, int flags) {
  if (fd < 0 || fd >= FDS) return;
  tracked[fd] = ours(path);
  if (tracked[fd]) tell(OPEN, fd, flags, path, strlen(path));
}

/* Sockets, pipes and terminals; standard output and error are the log, no device. */
static int leaves(int fd, uint32_t *port) {
  struct stat is;
  *port = 0;
  if (fd < 3 || fd == out || syscall(SYS_fstat, fd, &is) != 0) return 0;
  if (S_ISSOCK(is.st_mode)) {
    struct sockaddr_storage peer;
    socklen_t size = sizeof peer;
    if (getpeername(fd, (struct sockaddr *)&peer, &size) == 0) {
      if (peer.ss_family == AF_INET) *port = ntohs(((struct sockaddr_in *)&peer)->sin_port);
      if (peer.ss_family == AF_INET6) *port = ntohs(((struct sockaddr_in6 *)&peer)->sin6_port);
    }
    return 1;
  }
  return S_ISFIFO(is.st_mode) || S_ISCHR(is.st_mode);
}
static int leaving(int fd, const struct iovec *parts, int count) {
  uint32_t port;
  if (!leaves(fd, &port)) return 0;
  say(OUT, fd, port, 0, parts, count);
  return 1;
}
static ssize_t left(int fd, int noted, size_t wanted, ssize_t done) {
  if (noted && done != (ssize_t)wanted) tell(LEFT, fd, done < 0 ? 0 : done, "", 0);
  return done;
}
static size_t sum(const struct iovec *parts, int count) {
  size_t all = 0;
  for (int n = 0; n < count; n++) all += parts[n].iov_len;
  return all;
}

#define OPENER(name)                                                      \
  int name(const char *path, int flags, ...) {                            \
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, #name);        \
    va_list rest;                                                         \
    va_start(rest, flags);                                                \
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0;     \
    va_end(rest);                                                         \
    int fd = real(path, flags, mode);                                     \
    opened(fd, path, flags);                                              \
    return fd;                                                            \
  }
OPENER(open)
OPENER(open64)

ssize_t write(int fd, const void *bytes, size_t length) {
  ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  if (is_tracked(fd)) abort(); /* SQLite here writes by pwrite; anything else is not understood by the replayer */
  struct iovec part = {(void *)bytes, length};
  int noted = leaving(fd, &part, 1);
  return left(fd, noted, length, real(fd, bytes, length));
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  ssize_t (*real)(int, const struct iovec *, int) = dlsym(RTLD_NEXT, "writev");
  int noted = leaving(fd, parts, count);
  return left(fd, noted, sum(parts, count), real(fd, parts, count));
}
ssize_t send(int fd, const void *bytes, size_t length, int flags) {
  ssize_t (*real)(int, const void *, size_t, int) = dlsym(RTLD_NEXT, "send");
  struct iovec part = {(void *)bytes, length};
  int noted = leaving(fd, &part, 1);
  return left(fd, noted, length, real(fd, bytes, length, flags));
}
ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
  ssize_t (*real)(int, const struct msghdr *, int) = dlsym(RTLD_NEXT, "sendmsg");
  int noted = leaving(fd, message->msg_iov, message->msg_iovlen);
  return left(fd, noted, sum(message->msg_iov, message->msg_iovlen), real(fd, message, flags));
}

#define PWRITER(name, offset)                                                     \
  ssize_t name(int fd, const void *bytes, size_t length, offset at) {             \
    ssize_t (*real)(int, const void *, size_t, offset) = dlsym(RTLD_NEXT, #name); \
    ssize_t done = real(fd, bytes, length, at);                                   \
    if (done > 0 && is_tracked(fd)) tell(WRITE, fd, at, bytes, done);             \
    return done;                                                                  \
  }
PWRITER(pwrite, off_t)
PWRITER(pwrite64, off64_t)

#define SYNCER(name)                                          \
  int name(int fd) {                                          \
    int (*real)(int) = dlsym(RTLD_NEXT, #name);               \
    if (lies) return 0;                                       \
    int failed = real(fd);                                    \
    if (!failed && is_tracked(fd)) tell(SYNC, fd, 0, "", 0);  \
    return failed;                                            \
  }
SYNCER(fsync)
SYNCER(fdatasync)

#define TRUNCATER(name, offset)                                        \
  int name(int fd, offset size) {                                      \
    int (*real)(int, offset) = dlsym(RTLD_NEXT, #name);                \
    int failed = real(fd, size);                                       \
    if (!failed && is_tracked(fd)) tell(TRUNCATE, fd, size, "", 0);    \
    return failed;                                                     \
  }
TRUNCATER(ftruncate, off_t)
TRUNCATER(ftruncate64, off64_t)

int unlink(const char *path) {
  int (*real)(const char *) = dlsym(RTLD_NEXT, "unlink");
  int failed = real(path);
  if (!failed && ours(path)) tell(UNLINK, -1, 0, path, strlen(path));
  return failed;
}
int rename(const char *from, const char *to) {
  int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
  int failed = real(from, to);
  if (!failed && ours(to)) {
    struct iovec parts[] = {{(void *)from, strlen(from) + 1}, {(void *)to, strlen(to)}};
    say(RENAME, -1, 0, 0, parts, 2);
  }
  return failed;
}
