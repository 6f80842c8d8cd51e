#pragma once

#include "core/tls/tlsoutcome.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace wirebench {

class Look;
class Notice;

/// A window with what TLS agreed on and the certificates in words, to be read and copied; the first of them
/// can be saved as PEM, for a client that is to trust it. Not modal. GUI thread; owned by its parent.
class TlsDetails final : public QDialog
{
    Q_OBJECT

public:
    /// @param look must outlive it
    explicit TlsDetails(Look &look, QWidget *parent = nullptr);

    /// What a client or a server's client has agreed on.
    void show(const TlsOutcome &outcome);
    /// What a server shows to all.
    void show(const QList<Certificate> &own);
    QString text() const;
    /// Writes the PEM of the certificates; what is wrong is told in the window.
    bool saveTo(const QString &path);

private:
    void fill(const QString &text, const QList<Certificate> &certificates);
    void choosePath();
    void applyLook();

    Look &m_look;
    QPlainTextEdit *m_text;
    QPushButton *m_save;
    Notice *m_notice;
    QByteArray m_pem;
};

} // namespace wirebench
