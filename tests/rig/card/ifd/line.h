#pragma once
#include <ifdhandler.h>
#include <pthread.h>

#define LINE 1400
#define BYTES 600

/* `told`: what pcscd heard last of card and reader. `absences`: how often pcscd is still told that no card is there. `presence` counts what happened to card and reader: a command is given up when it moves. */
typedef struct {
	int fd, told, isOpen, isEvent, isPresent, absences, isLost, isMute, hasChanged;
	unsigned asked, answered, presence;
	char answer[LINE];
	UCHAR atr[MAX_ATR_SIZE];
	DWORD atrLength;
	pthread_t ear;
	pthread_mutex_t lock;
	pthread_cond_t turn;
} Reader;

/* Opens the line to the test; 0 where nobody listens. */
int openLine(Reader *r, const char *path);
void closeLine(Reader *r);
void say(Reader *r, const char *line);
/* Asks the test and waits for its answer; a card's command ends unanswered when the card or the reader goes. */
RESPONSECODE ask(Reader *r, const char *what, int isOfCard, PUCHAR out, DWORD outLength, PUCHAR in, PDWORD inLength);
