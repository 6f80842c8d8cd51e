#include "core/program/qtparts.h"

#include "core/program/literals.h"
#include "core/program/sessionparts.h"

namespace wirebench {

SourceText qtProgram(const QString &title)
{
    SourceText out(SourceText::Comments::Slashes);
    out.setTitle(title + QStringLiteral(" Qt 6, modules Core and Network."));
    return out;
}

void needQt(SourceText &out, std::initializer_list<const char *> headers)
{
    for (const char *header : headers)
        out.need(QStringLiteral("#include <%1>").arg(QLatin1String(header)));
}

QString qtBytes(const QByteArray &bytes, int indent)
{
    return QStringLiteral("QByteArrayLiteral(%1)").arg(cLiteral(bytes, indent));
}

QString qtText(const QString &text)
{
    return QStringLiteral("QString::fromUtf8(%1)").arg(cLiteral(text.toUtf8(), 0));
}

void beginQtMain(SourceText &out)
{
    needQt(out, {"QCoreApplication"});
    out.begin(QStringLiteral("int main(int argc, char *argv[])\n{"));
    out.add(QStringLiteral("QCoreApplication application(argc, argv);"));
}

void endQtMain(SourceText &out)
{
    out.add(QStringLiteral(
        "return application.exec(); // the event loop: calls the functions above when it is time"));
    out.end(QStringLiteral("}"));
}

QString qtAddress(const HostSpec &host, AddressFamily family)
{
    if (host.kind == HostSpec::Kind::Any)
        return family == AddressFamily::IPv6 ? QStringLiteral("QHostAddress(QHostAddress::AnyIPv6)")
                                             : QStringLiteral("QHostAddress(QHostAddress::AnyIPv4)");
    if (host.kind == HostSpec::Kind::Broadcast)
        return QStringLiteral("QHostAddress(QHostAddress::Broadcast)");
    if (host.kind == HostSpec::Kind::Address)
        return QStringLiteral("QHostAddress(%1)").arg(qtText(hostText(host)));
    if (host.name == QLatin1String("localhost"))
        return family == AddressFamily::IPv6 ? QStringLiteral("QHostAddress(QHostAddress::LocalHostIPv6)")
                                             : QStringLiteral("QHostAddress(QHostAddress::LocalHost)");
    return QStringLiteral("QHostInfo::fromName(%1).addresses().value(0)").arg(qtText(hostText(host)));
}

QString qtAnswer(const AnswerConfig &answer, const QString &data)
{
    switch (answer.kind) {
    case AnswerKind::Echo:
        return data;
    case AnswerKind::Prefix:
        return qtBytes(answer.text, 40) + QStringLiteral(" + ") + data;
    case AnswerKind::Fixed:
        return qtBytes(answer.text, 40);
    case AnswerKind::None:
    case AnswerKind::Greeting:
    case AnswerKind::Rules:
    case AnswerKind::Relay:
        break;
    }
    return {};
}

} // namespace wirebench
