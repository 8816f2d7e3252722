/* The line between the test and the handler: text, one message a line (its words stand in ifd.c). */
#include "line.h"
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static DWORD fromHex(const char *hex, UCHAR *bytes, DWORD room)
{
	DWORD n = 0;
	unsigned byte;
	while (n < room && sscanf(hex + 2 * n, "%2x", &byte) == 1)
		bytes[n++] = (UCHAR)byte;
	return n;
}

void say(Reader *r, const char *line)
{
	size_t left = strlen(line);
	while (left > 0) {
		ssize_t n = send(r->fd, line, left, MSG_NOSIGNAL);
		if (n <= 0)
			return;
		line += n;
		left -= (size_t)n;
	}
}

/* Returns 0 when the test has hung up. One byte at a time: there are few, and none may be read ahead of a `wait`. */
static int hear(int fd, char *line)
{
	size_t n = 0;
	while (n < LINE - 1 && recv(fd, line + n, 1, 0) == 1) {
		if (line[n] == '\n') {
			line[n] = 0;
			return 1;
		}
		n++;
	}
	return 0;
}

static void obey(Reader *r, const char *line)
{
	int n = 0;
	unsigned number = 0;
	if (sscanf(line, "wait %d", &n) == 1) {
		struct timespec pause = {n / 1000, n % 1000 * 1000000L};
		nanosleep(&pause, NULL);
		return;
	}
	pthread_mutex_lock(&r->lock);
	if (!strncmp(line, "card ", 5)) {
		r->absences = r->isPresent ? 2 : r->absences;
		r->isPresent = 1;
		r->presence++;
		r->atrLength = fromHex(line + 5, r->atr, sizeof r->atr);
	} else if (!strcmp(line, "empty")) {
		r->absences = r->isPresent ? 2 : r->absences;
		r->isPresent = 0;
		r->presence++;
	} else if (!strcmp(line, "lost") || !strcmp(line, "found")) {
		r->isLost = *line == 'l';
		r->presence++;
	} else if (!strncmp(line, "power ", 6)) {
		r->isMute = line[6] == 'f';
	} else if (sscanf(line, "answer %u %n", &number, &n) == 1 && number > r->answered) {
		r->answered = number;
		snprintf(r->answer, sizeof r->answer, "%s", line + n);
	}
	r->hasChanged |= strncmp(line, "answer", 6) != 0;
	pthread_cond_broadcast(&r->turn);
	pthread_mutex_unlock(&r->lock);
}

static void *listenTo(void *reader)
{
	Reader *r = reader;
	char line[LINE];
	while (hear(r->fd, line))
		obey(r, line);
	pthread_mutex_lock(&r->lock);
	r->isOpen = 0;
	pthread_cond_broadcast(&r->turn);
	pthread_mutex_unlock(&r->lock);
	return NULL;
}

int openLine(Reader *r, const char *path)
{
	char line[LINE];
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	memset(r, 0, sizeof *r);
	snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
	r->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (connect(r->fd, (struct sockaddr *)&address, sizeof address) || !hear(r->fd, line)) {
		close(r->fd);
		return 0;
	}
	r->isEvent = !strcmp(line, "mode event");
	r->isOpen = 1;
	pthread_mutex_init(&r->lock, NULL);
	pthread_cond_init(&r->turn, NULL);
	return !pthread_create(&r->ear, NULL, listenTo, r);
}

void closeLine(Reader *r)
{
	shutdown(r->fd, SHUT_RDWR);
	pthread_join(r->ear, NULL);
	close(r->fd);
}

RESPONSECODE ask(Reader *r, const char *what, int isOfCard, PUCHAR out, DWORD outLength, PUCHAR in, PDWORD inLength)
{
	char line[LINE];
	RESPONSECODE result = IFD_COMMUNICATION_ERROR;
	DWORD room = *inLength;
	*inLength = 0;
	if (outLength > BYTES)
		return result;
	pthread_mutex_lock(&r->lock);
	unsigned number = ++r->asked, presence = r->presence;
	int n = snprintf(line, sizeof line, "%s %u ", what, number);
	for (DWORD i = 0; i < outLength; i++)
		n += snprintf(line + n, sizeof line - (size_t)n, "%02x", out[i]);
	line[n] = '\n', line[n + 1] = 0;
	say(r, line);
	while (r->answered < number && r->isOpen && !(isOfCard && (!r->isPresent || r->isLost || r->presence != presence)))
		pthread_cond_wait(&r->turn, &r->lock);
	if (r->answered >= number && strcmp(r->answer, "rf") && strcmp(r->answer, "denied")) {
		result = strcmp(r->answer, "timeout") ? IFD_SUCCESS : IFD_RESPONSE_TIMEOUT;
		if (result == IFD_SUCCESS)
			*inLength = fromHex(r->answer, in, room);
	}
	pthread_mutex_unlock(&r->lock);
	return result;
}
