#include "core/traffic/filter.h"

#include "core/payload/payload.h"

#include <algorithm>
#include <charconv>
#include <concepts>
#include <unordered_map>

namespace wirebench {

namespace {

constexpr quint32 allCalls = (1u << callCount) - 1;

Qt::CaseSensitivity sensitivityOf(const FilterSpec &spec)
{
    return spec.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
}

bool isCasedBeyondAscii(char32_t c)
{
    if (c < 0x80)
        return false;
    const bool changes = QChar::toCaseFolded(c) != c || QChar::toLower(c) != c || QChar::toUpper(c) != c;
    return changes || QChar::category(c) == QChar::Letter_Lowercase;
}

bool needsDecoding(const QString &pattern)
{
    const QList<uint> characters = pattern.toUcs4();
    return std::any_of(characters.begin(), characters.end(), isCasedBeyondAscii);
}

bool isAscii(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return uchar(byte) < 0x80; });
}

// '-' counts as a digit: it is part of a number.
bool isOfNumber(QChar c)
{
    return c == u'-' || (c >= u'0' && c <= u'9');
}

/// The calls whose only argument is SocketCall::argument, unless they carry a text.
bool showsNumber(Call call)
{
    return call == Call::Recv || call == Call::RecvFrom || call == Call::Listen || call == Call::Send ||
           call == Call::SendTo;
}

/// What follows that number.
const char *numberEnd(Call call)
{
    return call == Call::Send || call == Call::SendTo ? " bytes)" : ")";
}

// A short text with a number in it, rendered without touching the heap: a call's name, at most 20 digits
// and " bytes)" fit.
class ShortText
{
public:
    ShortText &add(const char *part)
    {
        while (*part != '\0')
            *m_end++ = *part++;
        return *this;
    }
    template <std::integral Number>
    ShortText &add(Number number)
    {
        m_end = std::to_chars(m_end, m_text + sizeof m_text, number).ptr;
        return *this;
    }
    QByteArrayView view() const { return {m_text, m_end - m_text}; }

private:
    char m_text[64];
    char *m_end = m_text;
};

} // namespace

Result<Filter> Filter::compile(const FilterSpec &spec)
{
    Filter filter;
    filter.m_spec = spec;
    if (const Result<void> compiled = filter.compilePattern(); !compiled)
        return failure(compiled.error());
    return filter;
}

Result<void> Filter::compilePattern()
{
    m_active = !m_spec.pattern.isEmpty();
    if (m_spec.mode == FilterSpec::Mode::Hex) {
        const Result<QByteArray> bytes = encodePayload(m_spec.pattern, {PayloadNotation::Hex});
        if (!bytes)
            return failure(bytes.error());
        m_bytes = ByteSearch(*bytes);
        m_active = !bytes->isEmpty();
    } else if (m_spec.mode == FilterSpec::Mode::Regex) {
        m_regex.setPattern(m_spec.pattern);
        m_regex.setPatternOptions(QRegularExpression::MultilineOption |
                                  (m_spec.caseSensitive ? QRegularExpression::NoPatternOption
                                                        : QRegularExpression::CaseInsensitiveOption));
        if (!m_regex.isValid()) {
            return failure({ErrorCode::InvalidPattern,
                            {m_spec.pattern, m_regex.errorString()},
                            0,
                            int(m_regex.patternErrorOffset())});
        }
        m_regex.optimize();
    } else if (m_active) {
        compileText();
    }
    return {};
}

// Most records of a full log are sends and recvs, whose signature and result are fixed words around a
// number: "recv(" 512 ")", "= " 15. A pattern without digits can only stand in the words, so the answer is
// known here; a pattern with digits has the few characters rendered for each record.
void Filter::compileText()
{
    m_pattern = m_spec.caseSensitive ? m_spec.pattern : m_spec.pattern.toCaseFolded();
    m_bytes = ByteSearch(m_pattern.toUtf8(), sensitivityOf(m_spec));
    m_needsDecoding = !m_spec.caseSensitive && needsDecoding(m_pattern);
    m_hasDigits = std::any_of(m_pattern.cbegin(), m_pattern.cend(), isOfNumber);
    m_hasParentheses = m_pattern.contains(u'(') || m_pattern.contains(u')');
    m_inEveryResult = m_bytes.isIn("= ");
    m_inEndOfStream = m_inEveryResult || m_bytes.isIn(" (end of stream)");
    for (int i = 0; i < callCount; ++i) {
        const QByteArray opening = QByteArray(callName(Call(i))) + '(';
        m_inCallName[size_t(i)] = m_bytes.isIn(opening);
        if (!showsNumber(Call(i)))
            m_inSignature[size_t(i)] = m_bytes.isIn(opening + ')');
        else
            m_inSignature[size_t(i)] =
                m_inCallName[size_t(i)] || m_bytes.isIn(numberEnd(Call(i)));
    }
}

bool Filter::wantsEverything() const
{
    return !m_active && (m_spec.calls == 0 || (m_spec.calls & allCalls) == allCalls) &&
           m_spec.direction == Direction::None && m_spec.peer.isEmpty() && m_spec.endpoints.isEmpty() &&
           !m_spec.failedOnly;
}

bool Filter::matches(const SocketCall &call) const
{
    return wantsCall(call) && judge(call, verdictOn(*call.flow));
}

bool Filter::judge(const SocketCall &call, FlowVerdict verdict) const
{
    if (!verdict.wanted)
        return false;
    if (!m_active || verdict.patternInPeer)
        return true;
    switch (m_spec.mode) {
    case FilterSpec::Mode::Text:
        return textIn(call);
    case FilterSpec::Mode::Hex:
        return m_bytes.isIn(call.payload.view());
    case FilterSpec::Mode::Regex:
        return regexIn(call);
    }
    return false;
}

bool Filter::wantsCall(const SocketCall &call) const
{
    if (m_spec.calls != 0 && (m_spec.calls & (1u << int(call.call))) == 0)
        return false;
    if (m_spec.direction != Direction::None && m_spec.direction != call.direction)
        return false;
    return call.failed() || !m_spec.failedOnly;
}

Filter::FlowVerdict Filter::verdictOn(const Flow &flow) const
{
    FlowVerdict verdict;
    if (!m_spec.endpoints.isEmpty() && !m_spec.endpoints.contains(flow.endpoint->id))
        return verdict;
    const QString peer = flow.peer.toString();
    verdict.wanted = m_spec.peer.isEmpty() || peer.contains(m_spec.peer, Qt::CaseInsensitive);
    if (!m_active || !verdict.wanted)
        return verdict;
    if (m_spec.mode == FilterSpec::Mode::Text)
        verdict.patternInPeer = peer.contains(m_pattern, sensitivityOf(m_spec));
    else if (m_spec.mode == FilterSpec::Mode::Regex)
        verdict.patternInPeer = regexIn(peer);
    return verdict;
}

bool Filter::textIn(const SocketCall &call) const
{
    return textInSignature(call) || textInResult(call) || textInPayload(call);
}

bool Filter::textInSignature(const SocketCall &call) const
{
    const size_t index = size_t(call.call);
    if (call.text) {
        // Without a parenthesis, the pattern lies within the name or within the arguments.
        const QString &arguments = call.text->text;
        const Qt::CaseSensitivity sensitivity = sensitivityOf(m_spec);
        return m_inCallName[index] || arguments.contains(m_pattern, sensitivity) ||
               (m_hasParentheses && call.signature().contains(m_pattern, sensitivity));
    }
    if (m_inSignature[index] || !m_hasDigits || !showsNumber(call.call))
        return m_inSignature[index];
    ShortText signature;
    signature.add(callName(call.call)).add("(").add(call.argument);
    return m_bytes.isIn(signature.add(numberEnd(call.call)).view());
}

bool Filter::textInResult(const SocketCall &call) const
{
    const bool inWords = call.text && !call.text->outcome.isEmpty();
    if (call.failed() || call.marks != 0 || call.isEmptyDatagram() || inWords)
        return call.resultText().contains(m_pattern, sensitivityOf(m_spec));
    if (!m_hasDigits)
        return call.isEndOfStream() ? m_inEndOfStream : m_inEveryResult;
    if (call.isEndOfStream())
        return m_bytes.isIn("= 0 (end of stream)");
    return m_bytes.isIn(ShortText().add("= ").add(call.result).view());
}

bool Filter::textInPayload(const SocketCall &call) const
{
    const QByteArrayView payload = call.payload.view();
    if (!m_needsDecoding)
        return m_bytes.isIn(payload);
    return !isAscii(payload) && QString::fromUtf8(payload).contains(m_pattern, Qt::CaseInsensitive);
}

bool Filter::regexIn(const SocketCall &call) const
{
    const QByteArrayView payload = call.payload.view();
    return regexIn(QString::fromUtf8(payload.first(std::min(payload.size(), regexPayloadLimit)))) ||
           regexIn(call.signature()) || regexIn(call.resultText());
}

bool Filter::regexIn(const QString &text) const
{
    // What is not there matches nothing, not even `^$`.
    return !text.isEmpty() && m_regex.match(text).hasMatch();
}

std::vector<quint64> findMatches(const LogSnapshot &snapshot, const Filter &filter, quint64 from, quint64 to,
                                 const std::atomic_bool &cancelled)
{
    constexpr quint64 recordsPerLook = 4096; // from one look at `cancelled` to the next
    quint64 seen = 0;
    std::vector<quint64> found;
    std::unordered_map<const Flow *, Filter::FlowVerdict> verdicts;
    const Flow *lastFlow = nullptr;
    Filter::FlowVerdict lastVerdict;

    snapshot.forEach(from, to, [&](const SocketCall &call) {
        if (seen++ % recordsPerLook == 0 && cancelled.load(std::memory_order_relaxed))
            return false;
        if (!filter.wantsCall(call))
            return true;
        if (call.flow.get() != lastFlow) {
            lastFlow = call.flow.get();
            const auto [place, isNew] = verdicts.try_emplace(lastFlow);
            if (isNew)
                place->second = filter.verdictOn(*lastFlow);
            lastVerdict = place->second;
        }
        if (filter.judge(call, lastVerdict))
            found.push_back(call.id);
        return true;
    });
    return found;
}

} // namespace wirebench
