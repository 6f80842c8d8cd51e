#include "ui/shell/aboutwindow.h"

#include "core/base/buildinfo.h"
#include "ui/shell/licences.h"
#include "ui/widgets/look.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

QString licenceList()
{
    QStringList lines;
    for (const LicensedPart &part : licensedParts()) {
        QString line = QStringLiteral("%1 – %2\n    %3").arg(QString::fromLatin1(part.name),
            QCoreApplication::translate("Licences", part.use), QString::fromLatin1(part.licence));
        if (part.address)
            line += QStringLiteral(", ") + QString::fromLatin1(part.address);
        lines += line;
    }
    return lines.join(u'\n');
}

} // namespace

AboutWindow::AboutWindow(const Look &look, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Wirebench"));
    setAttribute(Qt::WA_DeleteOnClose);

    auto *name = new QLabel(QStringLiteral("Wirebench ") + versionNumber());
    name->setFont(look.stateFont());
    auto *what = new QLabel(tr("Real sockets, and every call that made them happen."));
    what->setWordWrap(true);
    auto *build = new QLabel(buildDetails().trimmed());
    build->setTextFormat(Qt::PlainText);
    build->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *title = new QLabel(tr("&Licences"));
    auto *licences = new QPlainTextEdit(licenceList());
    licences->setReadOnly(true);
    licences->setTabChangesFocus(true);
    licences->setAccessibleName(tr("Licences"));
    title->setBuddy(licences);
    auto *where = new QLabel(tr("The full texts come along with the package: in the folder “licences” of the portable "
                                "archive, in /usr/share/doc on Linux."));
    where->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_copy = buttons->addButton(tr("&Copy Details"), QDialogButtonBox::ActionRole);
    m_copy->setToolTip(tr("Version, Qt and system, for a report"));
    connect(m_copy, &QPushButton::clicked, this, &AboutWindow::copyDetails);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    auto *layout = new QVBoxLayout(this);
    for (QWidget *part : std::initializer_list<QWidget *>{name, what, build, title})
        layout->addWidget(part);
    layout->addWidget(licences, 1);
    layout->addWidget(where);
    layout->addWidget(buttons);
    resize(QSize(56 * look.unit(), 56 * look.unit()));
}

QString AboutWindow::details()
{
    return QStringLiteral("Wirebench %1\n%2").arg(versionNumber(), buildDetails());
}

void AboutWindow::copyDetails()
{
    QGuiApplication::clipboard()->setText(details());
}

} // namespace wirebench
