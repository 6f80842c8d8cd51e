#include "app/wirebench/tabkinds.h"

#include "ui/tcpclient/tcpclienttab.h"
#include "ui/tcpserver/tcpservertab.h"
#include "ui/udp/udptab.h"

namespace wirebench {

namespace {

template <typename Tab, typename Settings>
TabKind tabKind(const SessionContext &context)
{
    return {Tab::kindId(), [] { return Tab::title(); },
            [](const SessionSettings &settings) { return std::holds_alternative<Settings>(settings); },
            [] { return SessionSettings(Settings()); },
            [context](const QString &name, const SessionSettings &settings, QWidget *parent) -> SessionPage * {
                return new Tab(context, name, std::get<Settings>(settings), parent);
            }};
}

} // namespace

QList<TabKind> tabKinds(const SessionContext &context)
{
    return {tabKind<TcpServerTab, TcpServerSettings>(context),
            tabKind<TcpClientTab, TcpClientSettings>(context), tabKind<UdpTab, UdpSettings>(context)};
}

} // namespace wirebench
