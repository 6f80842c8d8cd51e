#include "core/http/jsontext.h"

#include <QList>

namespace wirebench {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

bool isHexDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// One walk over the text (RFC 8259): what is read is written again with other blanks. The brackets that are
/// open stand in a list and not on the stack of calls, so that depth costs nothing but a character each.
class JsonLayout
{
public:
    JsonLayout(QStringView text, int indent) : m_text(text), m_indent(indent)
    {
        m_out.reserve(text.size() * 5 / 4);
    }

    JsonText run();

private:
    enum class Expects : quint8 { Value, FirstValue, FirstName, Name, CommaOrEnd, Nothing };

    bool step();
    bool readValue();
    bool readName();
    bool readCommaOrEnd();
    bool open(QChar bracket);
    bool closeEmpty();
    void close();
    bool readString();
    bool readEscape();
    bool readNumber();
    bool readDigits(const QString &reason);
    bool readWord(QStringView word);

    void skipBlanks();
    bool atEnd() const { return m_at == m_text.size(); }
    bool isAt(QChar c) const { return !atEnd() && m_text[m_at] == c; }
    void keep(qsizetype from) { m_out += m_text.sliced(from, m_at - from); }
    void newLine();
    bool fail(const QString &reason);
    void valueDone() { m_expects = m_open.isEmpty() ? Expects::Nothing : Expects::CommaOrEnd; }

    QStringView m_text;
    int m_indent;
    qsizetype m_at = 0;
    Expects m_expects = Expects::Value;
    QString m_open; ///< brackets that are open
    QString m_out;
    std::optional<JsonFault> m_fault;
};

JsonText JsonLayout::run()
{
    if (isAt(QChar(0xfeff)))
        ++m_at;
    qsizetype good = m_at;
    while (true) {
        skipBlanks();
        good = m_at;
        if (m_expects == Expects::Nothing) {
            if (!atEnd())
                fail(QStringLiteral("there is more behind the end"));
            break;
        }
        const qsizetype written = m_out.size();
        if (!step()) {
            m_out.truncate(written);
            break;
        }
    }
    if (m_fault)
        m_out += m_text.sliced(good);
    return {m_out, m_fault};
}

bool JsonLayout::step()
{
    switch (m_expects) {
    case Expects::FirstValue:
        if (isAt(u']'))
            return closeEmpty();
        newLine();
        return readValue();
    case Expects::Value:
        return readValue();
    case Expects::FirstName:
        if (isAt(u'}'))
            return closeEmpty();
        newLine();
        return readName();
    case Expects::Name:
        return readName();
    case Expects::CommaOrEnd:
        return readCommaOrEnd();
    case Expects::Nothing:
        break;
    }
    return true;
}

bool JsonLayout::readValue()
{
    if (atEnd())
        return fail(QStringLiteral("a value is missing"));
    const QChar c = m_text[m_at];
    if (c == u'{' || c == u'[')
        return open(c);
    bool good = false;
    if (c == u'"')
        good = readString();
    else if (c == u'-' || isDigit(c))
        good = readNumber();
    else if (c == u't')
        good = readWord(u"true");
    else if (c == u'f')
        good = readWord(u"false");
    else if (c == u'n')
        good = readWord(u"null");
    else
        return fail(QStringLiteral("this is no value"));
    if (good)
        valueDone();
    return good;
}

bool JsonLayout::readName()
{
    if (!isAt(u'"'))
        return fail(QStringLiteral("a name in quotation marks is missing"));
    if (!readString())
        return false;
    skipBlanks();
    if (!isAt(u':'))
        return fail(QStringLiteral("a colon is missing"));
    ++m_at;
    m_out += QStringLiteral(": ");
    m_expects = Expects::Value;
    return true;
}

bool JsonLayout::readCommaOrEnd()
{
    const bool inObject = m_open.back() == u'{';
    if (isAt(u',')) {
        ++m_at;
        m_out += u',';
        newLine();
        m_expects = inObject ? Expects::Name : Expects::Value;
        return true;
    }
    if (!isAt(inObject ? u'}' : u']'))
        return fail(inObject ? QStringLiteral("a comma or } is missing")
                             : QStringLiteral("a comma or ] is missing"));
    close();
    return true;
}

bool JsonLayout::open(QChar bracket)
{
    if (m_open.size() >= jsonDepthLimit)
        return fail(QStringLiteral("more than %1 brackets are open").arg(jsonDepthLimit));
    ++m_at;
    m_out += bracket;
    m_open += bracket;
    m_expects = bracket == u'{' ? Expects::FirstName : Expects::FirstValue;
    return true;
}

bool JsonLayout::closeEmpty()
{
    m_out += m_text[m_at++];
    m_open.chop(1);
    valueDone();
    return true;
}

void JsonLayout::close()
{
    m_open.chop(1);
    newLine();
    m_out += m_text[m_at++];
    valueDone();
}

bool JsonLayout::readString()
{
    const qsizetype from = m_at++;
    while (!atEnd()) {
        const QChar c = m_text[m_at];
        if (c == u'"') {
            ++m_at;
            keep(from);
            return true;
        }
        if (c < u' ')
            return fail(QStringLiteral("a control character is not escaped"));
        ++m_at;
        if (c == u'\\' && !readEscape())
            return false;
    }
    return fail(QStringLiteral("a quotation mark is missing"));
}

bool JsonLayout::readEscape()
{
    if (atEnd())
        return fail(QStringLiteral("a quotation mark is missing"));
    const QChar c = m_text[m_at];
    if (c != u'u') {
        if (!QStringView(u"\"\\/bfnrt").contains(c))
            return fail(QStringLiteral("this is no escape"));
        ++m_at;
        return true;
    }
    ++m_at;
    for (int i = 0; i < 4; ++i, ++m_at) {
        if (atEnd() || !isHexDigit(m_text[m_at]))
            return fail(QStringLiteral("\\u wants four hexadecimal digits"));
    }
    return true;
}

bool JsonLayout::readNumber()
{
    const qsizetype from = m_at;
    if (isAt(u'-'))
        ++m_at;
    if (isAt(u'0')) {
        ++m_at;
        if (!atEnd() && isDigit(m_text[m_at]))
            return fail(QStringLiteral("a number begins with a needless 0"));
    } else if (!readDigits(QStringLiteral("a digit is missing"))) {
        return false;
    }
    if (isAt(u'.')) {
        ++m_at;
        if (!readDigits(QStringLiteral("a digit is missing behind the point")))
            return false;
    }
    if (isAt(u'e') || isAt(u'E')) {
        ++m_at;
        if (isAt(u'+') || isAt(u'-'))
            ++m_at;
        if (!readDigits(QStringLiteral("a digit is missing in the exponent")))
            return false;
    }
    keep(from);
    return true;
}

bool JsonLayout::readDigits(const QString &reason)
{
    if (atEnd() || !isDigit(m_text[m_at]))
        return fail(reason);
    while (!atEnd() && isDigit(m_text[m_at]))
        ++m_at;
    return true;
}

bool JsonLayout::readWord(QStringView word)
{
    if (!m_text.sliced(m_at).startsWith(word))
        return fail(QStringLiteral("this is no value"));
    m_at += word.size();
    m_out += word;
    return true;
}

void JsonLayout::skipBlanks()
{
    while (!atEnd() && isBlank(m_text[m_at]))
        ++m_at;
}

void JsonLayout::newLine()
{
    m_out += u'\n';
    m_out.resize(m_out.size() + m_open.size() * m_indent, u' ');
}

bool JsonLayout::fail(const QString &reason)
{
    m_fault = JsonFault{m_at, reason};
    return false;
}

} // namespace

JsonText layOutJson(QStringView text, int indent)
{
    return JsonLayout(text, indent).run();
}

std::optional<JsonFault> findJsonFault(QStringView text)
{
    return layOutJson(text, 0).fault;
}

} // namespace wirebench
