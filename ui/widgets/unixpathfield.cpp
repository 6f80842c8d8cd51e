#include "ui/widgets/unixpathfield.h"

#include "ui/widgets/historycombo.h"

#include <QCoreApplication>
#include <QLineEdit>

#include <algorithm>

namespace wirebench {

namespace {

class UnixPathField
{
    Q_DECLARE_TR_FUNCTIONS(UnixPathField)
};

/// As a shell takes it for one word.
QString shellWord(const QString &text)
{
    const auto isPlain = [](QChar c) { return c.isLetterOrNumber() || QStringLiteral("/._-@:").contains(c); };
    if (std::all_of(text.begin(), text.end(), isPlain))
        return text;
    QString word = text;
    return u'\'' + word.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

} // namespace

HistoryCombo *makeUnixPathField()
{
    auto *field = new HistoryCombo;
    field->lineEdit()->setPlaceholderText(UnixPathField::tr("/tmp/x.sock or @name"));
    return field;
}

QString unixClientCommand(const SocketAddress &server)
{
    if (server.isAbstract())
        return QStringLiteral("socat - ") +
               shellWord(QStringLiteral("ABSTRACT-CONNECT:") + server.host().mid(1));
    return QStringLiteral("nc -U ") + shellWord(server.host());
}

} // namespace wirebench
