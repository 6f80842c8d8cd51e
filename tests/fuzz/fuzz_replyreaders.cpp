// The readers of dialogues: however the bytes are cut, the same replies, texts and options are found, within limits.

#include "core/dialogue/dataaddress.h"
#include "core/dialogue/dotreader.h"
#include "core/dialogue/gophermenu.h"
#include "core/dialogue/imapreader.h"
#include "core/dialogue/telnetoptions.h"
#include "core/dialogue/wiremeaning.h"
#include "fuzzing.h"

using namespace wirebench;

namespace {

constexpr ReplyFamily families[] = {ReplyFamily::ThreeDigit, ReplyFamily::Pop, ReplyFamily::Imap};
constexpr const char *protocols[] = {"ftp", "pop3", "imap", "smtp", "nntp", "telnet"};

/// What goes to a sink, joined.
class Sink final : public ImapLiteralSink
{
public:
    bool literalBegun(qint64 size) override
    {
        bytes += '{' + QByteArray::number(size) + '}';
        return size <= 1000;
    }
    void literalBytes(QByteArrayView part) override { bytes.append(part.data(), part.size()); }
    void literalEnded() override { bytes += '.'; }

    QByteArray bytes;
};

/// Everything that a reader found, in one text.
QByteArray replies(ReplyFamily family, bool withSink, const QList<QByteArray> &pieces)
{
    const std::unique_ptr<ReplyReader> reader = ReplyReader::make(family);
    Sink sink;
    if (auto *imap = dynamic_cast<ImapReplyReader *>(reader.get()); imap && withSink) {
        imap->setSink(&sink);
        imap->expectTag("a1");
    }
    QByteArray found;
    for (const QByteArray &piece : pieces) {
        QByteArrayView view(piece);
        while (!view.isEmpty()) {
            const qsizetype before = view.size();
            const ReadStep step = reader->read(view);
            mustHold(view.size() <= before, "no more is taken than there is");
            if (step == ReadStep::Bad)
                return found + sink.bytes + "bad";
            if (step == ReadStep::More)
                mustHold(view.isEmpty(), "who wants more has taken all");
            if (step == ReadStep::Done) {
                const Reply reply = reader->take();
                mustHold(!reply.code.isEmpty() && !reply.lines.isEmpty(), "a reply has a code and a line");
                found += reply.code.toUtf8() + '\1' + reply.lines.join('\2') + '\3' + reply.text + '\4';
            }
        }
    }
    return found + sink.bytes;
}

QByteArray dots(const QList<QByteArray> &pieces)
{
    DotReader reader;
    QByteArray text;
    for (const QByteArray &piece : pieces) {
        QByteArrayView view(piece);
        while (!view.isEmpty()) {
            if (reader.read(view, text) == ReadStep::Done)
                text += "\1end\1";
        }
    }
    return text;
}

QByteArray telnet(const QList<QByteArray> &pieces)
{
    TelnetOptions options;
    QByteArray text;
    QByteArray answers;
    for (const QByteArray &piece : pieces) {
        const TelnetOptions::Reading reading = options.read(piece);
        text += reading.text;
        answers += reading.answers;
    }
    return text + '\1' + answers;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const QList<QByteArray> whole = input.bytes.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{input.bytes};
    const ReplyFamily family = families[input.options % 3];
    const bool withSink = (input.options & 4) != 0;
    mustHold(replies(family, withSink, whole) == replies(family, withSink, input.pieces()), "cuts change no replies");
    mustHold(dots(whole) == dots(input.pieces()), "cuts change no text");
    mustHold(telnet(whole) == telnet(input.pieces()), "cuts change no options");

    const QByteArray stuffed = dotStuffed(input.bytes);
    DotReader back;
    QByteArray text;
    QByteArrayView view(stuffed);
    mustHold(back.read(view, text) == ReadStep::Done && view.isEmpty(), "what has its dots ends where it ends");

    if (const auto address = passiveAddress(input.bytes))
        mustHold(address->port != 0 && !address->host.isEmpty(), "an address has a host and a port");
    if (const auto address = extendedPassiveAddress(input.bytes))
        mustHold(address->port != 0 && address->host.isEmpty(), "EPSV names no host");
    const GopherItem item = gopherItem(input.bytes);
    if (item.isLink())
        mustHold(!item.selector.contains('\n') && !item.selector.contains('\r'), "a link is one line");
    const QString name = imapMailboxName(input.bytes);
    for (const char *protocol : protocols) {
        for (const Direction direction : {Direction::Sent, Direction::Received})
            mustHold(wireMeanings(input.bytes, direction, QLatin1String(protocol), 5).size() <= 5, "meanings are bounded");
    }
    return 0;
}
