/* Counts every fsync and fdatasync of the process it is preloaded into, and fails the one named: a line each in $SYNCS_LOG.
 * $SYNCS_FAIL names a file; while it exists, syncing answers EIO. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int note(const char *name, int fd) {
  char line[512] = "", link[64] = "/proc/self/fd/", *log = getenv("SYNCS_LOG"), *fail = getenv("SYNCS_FAIL");
  int failing = fail && access(fail, F_OK) == 0;
  char *digits = link + 14;
  int n = 1000000, started = 0;
  for (; n; n /= 10) {
    int digit = fd / n % 10;
    started |= digit || n == 1;
    if (started) *digits++ = '0' + digit;
  }
  *digits = 0;
  strcpy(line, failing ? "failed " : "");
  strcat(line, name);
  strcat(line, " ");
  size_t length = strlen(line);
  ssize_t more = readlink(link, line + length, sizeof line - length - 2);
  length += more > 0 ? (size_t)more : 0;
  line[length++] = '\n';
  int out = log ? open(log, O_WRONLY | O_APPEND | O_CREAT, 0600) : -1;
  if (out >= 0) {
    ssize_t done = write(out, line, length);
    (void)done;
    close(out);
  }
  if (failing) errno = EIO;
  return failing;
}

int fsync(int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  return note("fsync", fd) ? -1 : real(fd);
}

int fdatasync(int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  return note("fdatasync", fd) ? -1 : real(fd);
}
