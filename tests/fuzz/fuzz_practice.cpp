// The practice servers' sessions: whole and cut up the same is said, and an answer has a bound.

#include "core/practice/ftpsession.h"
#include "core/practice/gophersession.h"
#include "core/practice/imapsession.h"
#include "core/practice/nntpsession.h"
#include "core/practice/pop3session.h"
#include "core/practice/smtpsession.h"
#include "core/practice/telnetsession.h"
#include "fuzzing.h"

using namespace wirebench;

namespace {

constexpr qsizetype answerLimit = 8 * 1024 * 1024;

std::unique_ptr<PracticeSession> makeSession(unsigned kind, PracticeWorld &world)
{
    switch (kind % 7) {
    case 0:
        return std::make_unique<FtpSession>(world, true);
    case 1:
        return std::make_unique<SmtpSession>(world, true);
    case 2:
        return std::make_unique<Pop3Session>(world, true);
    case 3:
        return std::make_unique<ImapSession>(world, true);
    case 4:
        return std::make_unique<NntpSession>(world, true);
    case 5:
        return std::make_unique<TelnetSession>(world);
    default:
        return std::make_unique<GopherSession>(world, "localhost", 70);
    }
}

/// What whoever has FTP's sockets would do: a port that is there, and a transfer that brings a few bytes.
QByteArray carryOut(PracticeSession &session)
{
    auto *ftp = dynamic_cast<FtpSession *>(&session);
    const auto order = ftp ? ftp->takeOrder() : std::nullopt;
    if (!order)
        return {};
    if (order->kind == FtpOrder::Kind::Listen)
        return ftp->dataListening("127,0,0,1", 4711).bytes;
    if (order->kind == FtpOrder::Kind::Receive)
        mustHold(ftp->dataReceived("a\r\nb"), "a small file is taken");
    return order->bytes + ftp->transferEnded(FtpTransferEnd::Done).bytes;
}

QByteArray said(unsigned kind, const QList<QByteArray> &pieces)
{
    PracticeWorld world = makePracticeWorld([] { return QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC); });
    const auto session = makeSession(kind, world);
    QByteArray all = session->greeting().bytes;
    auto then = PracticeReply::Then::GoOn;
    for (const QByteArray &piece : pieces) {
        if (then != PracticeReply::Then::GoOn)
            break;
        session->add(piece);
        while (then == PracticeReply::Then::GoOn) {
            const auto reply = session->next();
            if (!reply)
                break;
            mustHold(reply->bytes.size() < answerLimit, "an answer has a bound");
            then = reply->then;
            all += reply->bytes + carryOut(*session);
        }
    }
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const FuzzInput input(data, size);
    mustHold(said(input.options, {input.bytes}) == said(input.options, input.pieces()),
             "whole and cut up, the same is said");
    return 0;
}
