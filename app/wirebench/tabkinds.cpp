#include "app/wirebench/tabkinds.h"

#include "ui/chat/chatclienttab.h"
#include "ui/chat/chatservertab.h"
#include "ui/chat/labservertab.h"
#include "ui/http/downloadtab.h"
#include "ui/http/httprequesttab.h"
#include "ui/http/httpservertab.h"
#include "ui/tcpclient/tcpclienttab.h"
#include "ui/tcpserver/tcpservertab.h"
#include "ui/udp/udptab.h"

#include <QCoreApplication>

namespace wirebench {

namespace {

template <typename Tab, typename Settings>
PageKind pageKind(const SessionContext &context)
{
    return {Tab::kindId(), [] { return Tab::title(); },
            [](const SessionSettings &settings) { return std::holds_alternative<Settings>(settings); },
            [] { return SessionSettings(Settings()); },
            [context](const QString &name, const SessionSettings &settings, QWidget *parent) -> SessionPage * {
                return new Tab(context, name, std::get<Settings>(settings), parent);
            }};
}

/// A tab with one kind of session, which gives it its name.
template <typename Tab, typename Settings>
TabKind tabKind(const SessionContext &context)
{
    return {Tab::kindId(), [] { return Tab::title(); }, {pageKind<Tab, Settings>(context)}};
}

TabKind httpKind(const SessionContext &context)
{
    return {QStringLiteral("http"), [] { return QStringLiteral("HTTP"); },
            {pageKind<HttpRequestTab, HttpRequestSettings>(context), pageKind<DownloadTab, DownloadSettings>(context),
             pageKind<HttpServerTab, HttpServerSettings>(context)}};
}

TabKind chatTab(const SessionContext &context)
{
    return {QStringLiteral("chat"),
            [] { return QCoreApplication::translate("TabKinds", "Chat"); },
            {pageKind<LabServerTab, LabServerSettings>(context),
             pageKind<ChatServerTab, ChatServerSettings>(context),
             pageKind<ChatClientTab, ChatClientSettings>(context)}};
}

} // namespace

QList<TabKind> tabKinds(const SessionContext &context)
{
    return {tabKind<TcpServerTab, TcpServerSettings>(context),
            tabKind<TcpClientTab, TcpClientSettings>(context), tabKind<UdpTab, UdpSettings>(context),
            httpKind(context), chatTab(context)};
}

} // namespace wirebench
