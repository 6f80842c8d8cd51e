#include "ui/widgets/filefield.h"

#include "ui/widgets/look.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace wirebench {

FileField::FileField(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_path(new QLineEdit(this)), m_choose(new QPushButton(this)),
      m_hint(new QLabel(this)), m_row(new QHBoxLayout)
{
    m_row->addWidget(m_path, 1);
    m_row->addWidget(m_choose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_row);
    column->addWidget(m_hint);
    column->addStretch(1);
    m_choose->setIcon(m_look.icon(QStringLiteral("file")));
    m_path->setAcceptDrops(false); // the editor around takes dropped files wherever they land
    m_hint->setWordWrap(true);
    connect(m_path, &QLineEdit::textChanged, this, &FileField::pathChanged);
    connect(m_choose, &QPushButton::clicked, this, &FileField::choose);
    connect(&m_look, &Look::changed, this, &FileField::applyLook);
    setFocusProxy(m_path);
    retranslate();
    applyLook();
}

QString FileField::path() const
{
    return m_path->text();
}

void FileField::setPath(const QString &path)
{
    m_path->setText(path);
}

void FileField::choose()
{
    const QString chosen = QFileDialog::getOpenFileName(this, tr("File to send"), path());
    if (!chosen.isEmpty())
        setPath(chosen);
}

void FileField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FileField::retranslate()
{
    m_path->setPlaceholderText(tr("Path of a file"));
    m_path->setAccessibleName(tr("Path of the file to send"));
    m_choose->setText(tr("C&hoose…"));
    m_choose->setToolTip(tr("Choose the file to send"));
    m_hint->setText(tr("The bytes of the file are sent as they are. You can also drop a file here."));
}

void FileField::applyLook()
{
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_hint->setPalette(quiet);
    m_path->setFont(m_look.dataFont());
    layout()->setSpacing(m_look.gap());
    m_row->setSpacing(m_look.unit());
}

} // namespace wirebench
