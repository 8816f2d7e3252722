/*
 * A reader that a test holds in its hand: an IFD handler (pcsc-lite's ifdhandler.h) for the real pcscd. Its DEVICENAME is a unix socket the
 * test listens on; one text line each way. What the test says:
 *   mode event|poll       first line: like a USB reader, which tells of a card at once, or like a serial one, which pcscd asks every 400 ms
 *   card HEX              a card with this ATR lies on it (one that lay there was exchanged)         empty     it was taken away
 *   lost | found          the reader does not answer (state UNKNOWN); it answers again, with whatever lies on it
 *   power ok|fail         the card can be powered, or is mute
 *   wait MS               what follows is done this much later: the timing of a script does not depend on the test's process
 *   answer N HEX|-|rf|timeout|denied      to transmit or control N; "-" is success with no byte
 * What it says: transmit N HEX, control CODE N HEX, power up|down|reset, told card|empty|lost (what pcscd has just heard, at each change).
 */
#include "line.h"
#include <reader.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define READERS 8

static Reader readers[READERS];

static Reader *at(DWORD lun)
{
	return &readers[(lun >> 16) % READERS];
}

RESPONSECODE IFDHCreateChannelByName(DWORD lun, LPSTR path)
{
	return openLine(at(lun), path) ? IFD_SUCCESS : IFD_COMMUNICATION_ERROR;
}

RESPONSECODE IFDHCreateChannel(DWORD lun, DWORD channel)
{
	(void)lun, (void)channel;
	return IFD_COMMUNICATION_ERROR;
}

RESPONSECODE IFDHCloseChannel(DWORD lun)
{
	closeLine(at(lun));
	return IFD_SUCCESS;
}

/* pcscd calls this in a thread of its own and asks for the state when it returns. */
static RESPONSECODE awaitChange(DWORD lun, int timeoutMs)
{
	Reader *r = at(lun);
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += timeoutMs / 1000 + 1;
	pthread_mutex_lock(&r->lock);
	while (!r->hasChanged && r->isOpen)
		if (pthread_cond_timedwait(&r->turn, &r->lock, &until))
			break;
	r->hasChanged = 0;
	pthread_mutex_unlock(&r->lock);
	return IFD_SUCCESS;
}

static RESPONSECODE stopWaiting(DWORD lun)
{
	Reader *r = at(lun);
	pthread_mutex_lock(&r->lock);
	r->hasChanged = 1;
	pthread_cond_broadcast(&r->turn);
	pthread_mutex_unlock(&r->lock);
	return IFD_SUCCESS;
}

RESPONSECODE IFDHGetCapabilities(DWORD lun, DWORD tag, PDWORD length, PUCHAR value)
{
	Reader *r = at(lun);
	RESPONSECODE (*wait)(DWORD, int) = awaitChange, (*stop)(DWORD) = stopWaiting;
	switch (tag) {
	case TAG_IFD_ATR:
	case SCARD_ATTR_ATR_STRING:
		*length = r->atrLength;
		memcpy(value, r->atr, r->atrLength);
		return IFD_SUCCESS;
	case TAG_IFD_SIMULTANEOUS_ACCESS:
		*value = READERS;
		*length = 1;
		return IFD_SUCCESS;
	case TAG_IFD_THREAD_SAFE:
	case TAG_IFD_SLOTS_NUMBER:
		*value = 1;
		*length = 1;
		return IFD_SUCCESS;
	case TAG_IFD_POLLING_THREAD_WITH_TIMEOUT:
	case TAG_IFD_STOP_POLLING_THREAD:
		if (!r->isEvent)
			return IFD_ERROR_TAG;
		memcpy(value, tag == TAG_IFD_STOP_POLLING_THREAD ? (void *)&stop : (void *)&wait, sizeof wait);
		*length = sizeof wait;
		return IFD_SUCCESS;
	default:
		return IFD_ERROR_TAG;
	}
}

RESPONSECODE IFDHSetCapabilities(DWORD lun, DWORD tag, DWORD length, PUCHAR value)
{
	(void)lun, (void)tag, (void)length, (void)value;
	return IFD_NOT_SUPPORTED;
}

RESPONSECODE IFDHSetProtocolParameters(DWORD lun, DWORD protocol, UCHAR flags, UCHAR pts1, UCHAR pts2, UCHAR pts3)
{
	(void)lun, (void)protocol, (void)flags, (void)pts1, (void)pts2, (void)pts3;
	return IFD_SUCCESS;
}

RESPONSECODE IFDHPowerICC(DWORD lun, DWORD action, PUCHAR atr, PDWORD length)
{
	Reader *r = at(lun);
	RESPONSECODE result = IFD_SUCCESS;
	say(r, action == IFD_POWER_DOWN ? "power down\n" : action == IFD_RESET ? "power reset\n" : "power up\n");
	pthread_mutex_lock(&r->lock);
	*length = 0;
	if (action != IFD_POWER_DOWN && (!r->isPresent || r->isMute || r->isLost)) {
		result = IFD_ERROR_POWER_ACTION;
	} else if (action != IFD_POWER_DOWN) {
		*length = r->atrLength;
		memcpy(atr, r->atr, r->atrLength);
	}
	pthread_mutex_unlock(&r->lock);
	return result;
}

RESPONSECODE IFDHTransmitToICC(DWORD lun, SCARD_IO_HEADER sent, PUCHAR out, DWORD outLength, PUCHAR in, PDWORD inLength,
	PSCARD_IO_HEADER received)
{
	(void)sent, (void)received;
	return ask(at(lun), "transmit", 1, out, outLength, in, inLength);
}

RESPONSECODE IFDHControl(DWORD lun, DWORD code, PUCHAR out, DWORD outLength, PUCHAR in, DWORD inRoom, LPDWORD returned)
{
	char what[32];
	snprintf(what, sizeof what, "control %08lx", (unsigned long)code);
	*returned = inRoom;
	return ask(at(lun), what, 0, out, outLength, in, returned);
}

/* Like libccid, a card that was exchanged between two looks is told as an absence first; twice, because pcscd forgets one of them while it powers down. */
RESPONSECODE IFDHICCPresence(DWORD lun)
{
	Reader *r = at(lun);
	RESPONSECODE result = IFD_ICC_NOT_PRESENT;
	pthread_mutex_lock(&r->lock);
	if (r->isLost || !r->isOpen) {
		result = IFD_COMMUNICATION_ERROR;
	} else if (r->absences > 0) {
		r->absences--;
		r->hasChanged = 1;
	} else if (r->isPresent) {
		result = IFD_ICC_PRESENT;
	}
	if (r->told != (int)result)
		say(r, result == IFD_ICC_PRESENT ? "told card\n" : result == IFD_ICC_NOT_PRESENT ? "told empty\n" : "told lost\n");
	r->told = (int)result;
	pthread_mutex_unlock(&r->lock);
	return result;
}
