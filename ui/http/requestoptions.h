#pragma once

#include "core/workspace/httpsettings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace wirebench {

class Look;
class SettingsRow;
class TlsFields;

/// How a request is carried: redirections, cookies, compression, time-outs, proxy, TLS. GUI thread; owned by
/// the form.
class RequestOptions final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the options
    explicit RequestOptions(Look &look, QWidget *parent = nullptr);

    void readInto(HttpRequestSettings &settings) const;
    void setSettings(const HttpRequestSettings &settings);
    TlsFields *tls() const { return m_tls; }
    /// The field that an error is about, opened; null if it is about none of these.
    QWidget *fieldOf(const Error &error);

Q_SIGNALS:
    void edited();

private:
    void makeFields();
    void makeTimeouts();
    void makeProxy();
    QCheckBox *addBox(const QString &word, const QString &toolTip);
    QSpinBox *addTimeout(const QString &label, int least, const QString &toolTip);
    void fieldEdited();
    void showWhatApplies();
    void showMoreHint();
    QLineEdit *proxyFieldOf(const Error &error) const;
    void applyLook();

    Look &m_look;
    SettingsRow *m_row;
    QCheckBox *m_follow;
    QSpinBox *m_most;
    QCheckBox *m_downgrade;
    QCheckBox *m_cookies;
    QCheckBox *m_compressed;
    QCheckBox *m_keepAlive;
    QSpinBox *m_connect;
    QSpinBox *m_firstByte;
    QSpinBox *m_total;
    QComboBox *m_family;
    QComboBox *m_proxyKind;
    QLineEdit *m_proxyAddress;
    QLineEdit *m_proxyUser;
    QLineEdit *m_proxyPassword;
    TlsFields *m_tls;
    bool m_tlsOn = false; ///< as it was set; means nothing here
    bool m_loading = false;
};

} // namespace wirebench
