#pragma once

#include "ui/widgets/tlsfields.h"

namespace wirebench {

/// What is chosen about DTLS in a UDP session, which is the client where a peer is named and else the server:
/// the fields of either end, and what is typed in one is kept in the other. GUI thread; owned by its parent.
class DtlsFields final : public QWidget
{
    Q_OBJECT

public:
    using End = TlsFields::End;

    /// @param look must outlive the fields
    explicit DtlsFields(Look &look, QWidget *parent = nullptr);

    /// The switch. The tab puts it where it belongs and so becomes its owner.
    QCheckBox *onBox() const { return m_client->onBox(); }
    void setEnd(End end);
    TlsSettings settings() const { return m_shown->settings(); }
    void setSettings(const TlsSettings &settings);
    void setLocked(bool locked);

    void showOutcome(const TlsOutcomePtr &outcome) { m_client->showOutcome(outcome); }
    void showOwn(const QList<Certificate> &certificates) { m_server->showOwn(certificates); }
    const QByteArray &exception() const { return m_client->exception(); }
    void setException(const QByteArray &sha256) { m_client->setException(sha256); }
    /// The field that an error is about; null if it is about none of these.
    QWidget *fieldOf(const Error &error) { return m_shown->fieldOf(error); }

Q_SIGNALS:
    /// One of the settings has been changed.
    void edited();

private:
    TlsFields *m_client;
    TlsFields *m_server;
    TlsFields *m_shown; ///< one of the two
};

} // namespace wirebench
