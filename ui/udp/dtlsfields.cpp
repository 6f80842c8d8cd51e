#include "ui/udp/dtlsfields.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace wirebench {

DtlsFields::DtlsFields(Look &look, QWidget *parent)
    : QWidget(parent), m_client(new TlsFields(look, End::Client, tr("DTLS"), this)),
      m_server(new TlsFields(look, End::Server, tr("DTLS"), this)), m_shown(m_client)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (TlsFields *fields : {m_client, m_server}) {
        column->addWidget(fields);
        fields->hideVersions();
        connect(fields, &TlsFields::edited, this, &DtlsFields::edited);
    }
    // One switch for both: that of the client is shown.
    m_server->onBox()->setParent(this);
    m_server->onBox()->hide();
    connect(m_client->onBox(), &QCheckBox::toggled, m_server->onBox(), &QCheckBox::setChecked);
    m_client->onBox()->setToolTip(tr("Encrypt the datagrams. With a peer this end is the client, else the server."));
    m_server->setShown(false);
}

void DtlsFields::setEnd(End end)
{
    TlsFields *wanted = end == End::Client ? m_client : m_server;
    if (wanted == m_shown)
        return;
    const TlsSettings settings = m_shown->settings();
    m_shown->setShown(false);
    m_shown = wanted;
    m_shown->setSettings(settings);
    m_shown->setShown(true);
}

void DtlsFields::setSettings(const TlsSettings &settings)
{
    m_server->setSettings(settings); // first: the client's switch moves it, which would count as typed
    m_client->setSettings(settings);
}

void DtlsFields::setLocked(bool locked)
{
    m_client->setLocked(locked);
    m_server->setLocked(locked);
}

} // namespace wirebench
