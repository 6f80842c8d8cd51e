#include "ui/widgets/tlsdetails.h"

#include "core/base/wholefile.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/tlstext.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int columns = 84;
constexpr int lines = 20;

} // namespace

TlsDetails::TlsDetails(Look &look, QWidget *parent)
    : QDialog(parent), m_look(look), m_text(new QPlainTextEdit(this)), m_notice(new Notice(look, this))
{
    setWindowTitle(tr("TLS and certificates"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setAccessibleName(windowTitle());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_save = buttons->addButton(tr("&Save certificate…"), QDialogButtonBox::ActionRole);
    m_save->setToolTip(tr("Save it as PEM: a client that is given it as its authority trusts this server"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text, 1);
    column->addWidget(m_notice);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &TlsDetails::choosePath);
    connect(&m_look, &Look::changed, this, &TlsDetails::applyLook);
    applyLook();
}

void TlsDetails::show(const TlsOutcome &outcome)
{
    fill(outcomeText(outcome), outcome.chain);
}

void TlsDetails::show(const QList<Certificate> &own)
{
    QStringList parts = {tr("This server shows its clients:")};
    for (const Certificate &certificate : own)
        parts.append(certificateText(certificate));
    fill(parts.join(QStringLiteral("\n\n")), own);
}

void TlsDetails::fill(const QString &text, const QList<Certificate> &certificates)
{
    m_pem.clear();
    for (const Certificate &certificate : certificates)
        m_pem += certificate.pem;
    m_text->setPlainText(text);
    m_save->setEnabled(!m_pem.isEmpty());
    m_notice->clear();
    QDialog::show();
    raise();
}

QString TlsDetails::text() const
{
    return m_text->toPlainText();
}

void TlsDetails::choosePath()
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save certificate"), QStringLiteral("certificate.pem"));
    if (!path.isEmpty())
        saveTo(path);
}

bool TlsDetails::saveTo(const QString &path)
{
    const auto written = writeWholeFile(path, m_pem);
    if (written)
        m_notice->showText(Notice::Kind::Info, tr("Saved in %1.").arg(path));
    else
        m_notice->showError(written.error());
    return written.has_value();
}

void TlsDetails::applyLook()
{
    m_text->setFont(m_look.dataFont());
    const QFontMetrics metrics(m_look.dataFont());
    m_text->setMinimumSize(columns / 2 * metrics.averageCharWidth(), lines / 2 * metrics.lineSpacing());
    resize(columns * metrics.averageCharWidth(), lines * metrics.lineSpacing());
}

} // namespace wirebench
