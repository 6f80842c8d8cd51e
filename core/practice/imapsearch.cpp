#include "core/practice/imapsearch.h"

#include "core/practice/messagetext.h"

#include <QLocale>
#include <QString>

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

constexpr int deepest = 30; // NOT, OR and parentheses in each other

bool holds(const QByteArray &text, const QByteArray &part)
{
    return QString::fromUtf8(text).contains(QString::fromUtf8(part), Qt::CaseInsensitive);
}

} // namespace

class ImapSearch::Reader
{
public:
    Reader(ImapCommand &command, quint32 highestNumber, quint32 highestUid)
        : m_command(command), m_highestNumber(highestNumber), m_highestUid(highestUid)
    {
    }

    /// Keys up to the end, or to a closing parenthesis. Empty where something is not understood.
    QList<Key> keys(int depth)
    {
        QList<Key> result;
        do {
            const Key one = key(depth);
            if (!one)
                return {};
            result.append(one);
        } while (m_command.takeBlank());
        return result;
    }

private:
    Key key(int depth)
    {
        if (depth > deepest)
            return nullptr;
        if (m_command.take('('))
            return group(depth);
        const QByteArray word = m_command.atom();
        const QByteArray name = word.toUpper();
        if (name == "NOT")
            return negation(depth);
        if (name == "OR")
            return choice(depth);
        if (const Key flag = flagKey(name))
            return flag;
        if (const Key text = textKey(name))
            return text;
        if (name == "SINCE" || name == "BEFORE" || name == "ON")
            return dateKey(name);
        return numberKey(name);
    }

    Key group(int depth)
    {
        const QList<Key> all = keys(depth + 1);
        if (all.isEmpty() || !m_command.take(')'))
            return nullptr;
        return [all](quint32 number, const StoredMail &message) {
            return std::all_of(all.begin(), all.end(), [&](const Key &one) { return one(number, message); });
        };
    }

    Key negation(int depth)
    {
        const Key one = m_command.takeBlank() ? key(depth + 1) : nullptr;
        if (!one)
            return nullptr;
        return [one](quint32 number, const StoredMail &message) { return !one(number, message); };
    }

    Key choice(int depth)
    {
        const Key one = m_command.takeBlank() ? key(depth + 1) : nullptr;
        const Key other = one && m_command.takeBlank() ? key(depth + 1) : nullptr;
        if (!other)
            return nullptr;
        return [one, other](quint32 number, const StoredMail &message) {
            return one(number, message) || other(number, message);
        };
    }

    static Key flagKey(const QByteArray &name)
    {
        if (name == "ALL" || name == "OLD") // nothing is recent here
            return [](quint32, const StoredMail &) { return true; };
        if (name == "NEW" || name == "RECENT")
            return [](quint32, const StoredMail &) { return false; };
        static const std::pair<const char *, ImapFlag> flags[] = {{"SEEN", ImapFlag::Seen},
                                                                  {"ANSWERED", ImapFlag::Answered},
                                                                  {"FLAGGED", ImapFlag::Flagged},
                                                                  {"DELETED", ImapFlag::Deleted},
                                                                  {"DRAFT", ImapFlag::Draft}};
        for (const auto &[word, flag] : flags) {
            const bool wanted = name == word;
            if (wanted || name == QByteArray("UN") + word)
                return [flag = flag, wanted](quint32, const StoredMail &message) {
                    return message.flags.testFlag(flag) == wanted;
                };
        }
        return nullptr;
    }

    Key textKey(const QByteArray &name)
    {
        static const QList<QByteArray> fields = {"FROM", "TO", "CC", "BCC", "SUBJECT"};
        if (fields.contains(name) || name == "HEADER") {
            const auto field = name == "HEADER" ? argument() : std::optional(name);
            const auto part = argument();
            if (!field || !part)
                return nullptr;
            return [field = *field, part = *part](quint32, const StoredMail &message) {
                return holds(headerField(message.text, field), part);
            };
        }
        if (name != "BODY" && name != "TEXT")
            return nullptr;
        const auto part = argument();
        if (!part)
            return nullptr;
        return [part = *part, all = name == "TEXT"](quint32, const StoredMail &message) {
            return holds(all ? message.text : bodyOf(message.text), part);
        };
    }

    /// The day on which a letter came: SINCE, BEFORE, ON.
    Key dateKey(const QByteArray &name)
    {
        const QString text = QString::fromLatin1(argument().value_or(QByteArray()));
        const QDate day = QLocale::c().toDate(text, QStringLiteral("d-MMM-yyyy"));
        if (!day.isValid())
            return nullptr;
        return [day, name](quint32, const StoredMail &message) {
            const QDate came = message.arrived.toUTC().date();
            return name == "SINCE" ? came >= day : name == "BEFORE" ? came < day : came == day;
        };
    }

    /// LARGER, SMALLER, UID and message numbers.
    Key numberKey(const QByteArray &name)
    {
        if (name == "LARGER" || name == "SMALLER") {
            bool isNumber = false;
            const qlonglong size = argument().value_or(QByteArray()).toLongLong(&isNumber);
            if (!isNumber)
                return nullptr;
            return [size, larger = name == "LARGER"](quint32, const StoredMail &message) {
                return larger ? message.text.size() > size : message.text.size() < size;
            };
        }
        const bool byUid = name == "UID";
        const auto numbers = ImapNumbers::parse(byUid ? argument().value_or(QByteArray()) : name,
                                                byUid ? m_highestUid : m_highestNumber);
        if (!numbers)
            return nullptr;
        return [numbers = *numbers, byUid](quint32 number, const StoredMail &message) {
            return numbers.contains(byUid ? message.uid : number);
        };
    }

    std::optional<QByteArray> argument()
    {
        return m_command.takeBlank() ? m_command.string() : std::nullopt;
    }

    ImapCommand &m_command;
    const quint32 m_highestNumber;
    const quint32 m_highestUid;
};

std::optional<ImapSearch> ImapSearch::parse(ImapCommand &command, quint32 highestNumber, quint32 highestUid)
{
    ImapSearch search;
    search.m_keys = Reader(command, highestNumber, highestUid).keys(0);
    if (search.m_keys.isEmpty() || !command.atEnd())
        return std::nullopt;
    return search;
}

bool ImapSearch::matches(quint32 number, const StoredMail &message) const
{
    return std::all_of(m_keys.begin(), m_keys.end(), [&](const Key &key) { return key(number, message); });
}

} // namespace wirebench
