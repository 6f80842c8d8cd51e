#include "ui/widgets/codehighlighter.h"

#include "ui/widgets/look.h"

namespace wirebench {

namespace {

enum State : int { Plain = -1, InString = 1 };

const char *keywords(Language language)
{
    switch (language) {
    case Language::Python:
        return "and|as|assert|break|class|continue|def|del|elif|else|except|False|finally|for|from|global|if|"
               "import|in"
               "|is|lambda|None|nonlocal|not|or|pass|raise|return|True|try|while|with|yield";
    case Language::C:
    case Language::QtCpp:
        return "auto|bool|break|case|char|class|const|continue|default|do|double|else|enum|false|for|if|int|"
               "long|nullptr"
               "|NULL|return|short|size_t|sizeof|ssize_t|static|struct|switch|true|typedef|unsigned|void|"
               "while"
               "|#\\s*include|#\\s*define";
    case Language::Shell:
    case Language::Cli:
        break;
    }
    return "break|case|cat|curl|dd|do|done|echo|elif|else|exit|fi|for|if|in|kill|nc|ncat|openssl|printf|"
           "python3|rm|sleep"
           "|then|while|wirebench-cli|xargs";
}

bool isShell(Language language)
{
    return language == Language::Shell || language == Language::Cli;
}

QRegularExpression tokens(Language language)
{
    const bool hasSlashes = language == Language::C || language == Language::QtCpp;
    const QString comment = hasSlashes ? QStringLiteral("//.*") : QStringLiteral("(?<![\\w$\\\\])#.*");
    const QString single =
        isShell(language) ? QStringLiteral("'[^']*'?") : QStringLiteral("'(?:\\\\.|[^'\\\\])*'?");
    const QString string = QStringLiteral("\"\"\".*?(?:\"\"\"|$)|\"(?:\\\\.|[^\"\\\\])*\"?|") + single;
    return QRegularExpression(
        QStringLiteral("(?<include>#\\s*(?:include|define)\\b)|(?<comment>%1)|(?<string>%2)"
                       "|(?<keyword>(?<![\\w.-])(?:%3)(?![\\w-]))|(?<number>\\b\\d[\\w.]*)")
            .arg(comment, string, QLatin1String(keywords(language))));
}

} // namespace

CodeHighlighter::CodeHighlighter(const Look &look, QTextDocument *document)
    : QSyntaxHighlighter(document), m_look(look), m_token(tokens(m_language))
{
    m_keyword.setFontWeight(QFont::DemiBold);
    applyLook();
}

void CodeHighlighter::setLanguage(Language language)
{
    m_language = language;
    m_token = tokens(language);
    rehighlight();
}

void CodeHighlighter::applyLook()
{
    m_comment.setForeground(m_look.color(ColorRole::QuietText));
    m_string.setForeground(m_look.color(ColorRole::Done));
    m_keyword.setForeground(m_look.color(ColorRole::Accent));
    m_number.setForeground(m_look.color(ColorRole::Waiting));
    rehighlight();
}

int CodeHighlighter::finishEarlier(const QString &line)
{
    if (previousBlockState() != InString)
        return 0;
    const qsizetype quote = line.indexOf(u'\'');
    const qsizetype end = quote < 0 ? line.size() : quote + 1;
    setFormat(0, int(end), m_string);
    setCurrentBlockState(quote < 0 ? InString : Plain);
    return int(end);
}

void CodeHighlighter::highlightBlock(const QString &line)
{
    setCurrentBlockState(Plain);
    const int start = finishEarlier(line);
    const bool hasInclude = m_language == Language::C || m_language == Language::QtCpp;
    auto found = m_token.globalMatch(line, start);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const int length = int(match.capturedLength());
        const int at = int(match.capturedStart());
        const bool isString = match.hasCaptured(QStringLiteral("string"));
        const bool isInclude = match.hasCaptured(QStringLiteral("include")) && hasInclude;
        if (isInclude || match.hasCaptured(QStringLiteral("keyword")))
            setFormat(at, length, m_keyword);
        else if (isString)
            setFormat(at, length, m_string);
        else if (match.hasCaptured(QStringLiteral("number")))
            setFormat(at, length, m_number);
        else
            setFormat(at, length, m_comment);
        const QString text = match.captured();
        const bool isOpen = isString && text.startsWith(u'\'') && (length == 1 || !text.endsWith(u'\''));
        if (isOpen && isShell(m_language)) // goes on in the next line
            setCurrentBlockState(InString);
    }
}

} // namespace wirebench
