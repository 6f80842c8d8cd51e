#include "ui/widgets/listenfields.h"

#include "core/workspace/settings.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/reachable.h"

#include <QCoreApplication>
#include <QLineEdit>

namespace wirebench {

namespace {

class ListenFields
{
    Q_DECLARE_TR_FUNCTIONS(ListenFields)
};

} // namespace

HistoryCombo *makeListenHost()
{
    auto *host = new HistoryCombo;
    host->setToolTip(
        ListenFields::tr("The address to bind to: a name, an address, or empty for every address of this machine"));
    host->setHistory({QStringLiteral("localhost"), QString()});
    host->setOffers(machineAddresses);
    return host;
}

QLineEdit *makeListenPort()
{
    auto *port = new QLineEdit;
    port->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    port->setToolTip(ListenFields::tr("A number from 0 to 65535 or a service name; 0 picks a free port"));
    return port;
}

QComboBox *makeListenFamily()
{
    auto *family = new QComboBox;
    addChoice(family, ListenFields::tr("IPv4"), ListenFamily::IPv4);
    addChoice(family, ListenFields::tr("IPv6"), ListenFamily::IPv6);
    addChoice(family, ListenFields::tr("both"), ListenFamily::Both);
    family->setToolTip(ListenFields::tr("Which addresses of a name, or of this machine, are listened on"));
    return family;
}

} // namespace wirebench
