#pragma once

#include "core/base/error.h"
#include "core/tls/tlsoutcome.h"
#include "core/workspace/tlssettings.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace wirebench {

class Look;
class PathField;
class SettingsRow;
class TlsDetails;

/// What is chosen about TLS in a session: whether, and, while it is on, whom to trust, with which certificate,
/// which versions. Shows what came of it. GUI thread; owned by its parent.
///
/// The switch itself stands among the tab's own settings: see onBox().
class TlsFields final : public QWidget
{
    Q_OBJECT

public:
    enum class End : quint8 { Client, Server };

    /// @param word of the switch: "TLS", "DTLS". @param look must outlive the fields
    TlsFields(Look &look, End end, const QString &word, QWidget *parent = nullptr);

    /// The switch. The tab puts it where it belongs and so becomes its owner.
    QCheckBox *onBox() const { return m_on; }
    /// What has no field here is as it was last set.
    TlsSettings settings() const;
    void setSettings(const TlsSettings &settings);
    /// Greys the fields out while they cannot take effect.
    void setLocked(bool locked);
    /// False hides the fields, on or not.
    void setShown(bool shown);
    /// For DTLS, which is always 1.2.
    void hideVersions();

    /// What the connection agreed on; null takes it away.
    void showOutcome(const TlsOutcomePtr &outcome);
    /// What the server shows to its clients.
    void showOwn(const QList<Certificate> &certificates);

    /// The SHA-256 of the one certificate that is taken although it breaks a rule; empty: none. Kept nowhere.
    const QByteArray &exception() const { return m_exception; }
    void setException(const QByteArray &sha256);

    /// The field that an error is about; null if it is about none of these.
    QWidget *fieldOf(const Error &error);

Q_SIGNALS:
    /// One of the settings has been changed.
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeCommon();
    void makeClient();
    void makeServer();
    void addVersions();
    PathField *addPath(const QString &label, const QString &title, bool rare);
    QLineEdit *addText(const QString &label);
    void fieldEdited();
    void showWhatApplies();
    void showDetails();

    Look &m_look;
    const End m_end;
    QCheckBox *m_on;
    SettingsRow *m_row;
    QCheckBox *m_verify = nullptr;     ///< client
    QCheckBox *m_wantsClient = nullptr; ///< server
    PathField *m_authorities = nullptr;
    PathField *m_certificate = nullptr;
    PathField *m_key = nullptr;
    PathField *m_keyLog = nullptr;
    QLineEdit *m_serverName = nullptr; ///< client
    QLineEdit *m_alpn = nullptr;
    QComboBox *m_least = nullptr;
    QComboBox *m_most = nullptr;
    QPushButton *m_exceptionButton = nullptr; ///< client: withdraws it
    QPushButton *m_detailsButton;
    QPointer<TlsDetails> m_details;
    TlsOutcomePtr m_outcome;
    QList<Certificate> m_own;
    QByteArray m_exception;
    TlsSettings m_kept; ///< as last set
    bool m_shown = true;
    bool m_loading = false;
    bool m_locked = false;
};

} // namespace wirebench
