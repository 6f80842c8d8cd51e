#include "ui/widgets/pathfield.h"

#include "ui/widgets/look.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace wirebench {

namespace {

constexpr int leastCharacters = 22;

} // namespace

PathField::PathField(Look &look, const QString &title, Purpose purpose, QWidget *parent)
    : QWidget(parent), m_look(look), m_purpose(purpose), m_path(new QLineEdit(this)),
      m_choose(new QToolButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_path, 1);
    row->addWidget(m_choose);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusProxy(m_path);
    m_path->setAccessibleName(title);
    m_choose->setFocusPolicy(Qt::StrongFocus);
    connect(m_path, &QLineEdit::textChanged, this, &PathField::pathChanged);
    connect(m_choose, &QToolButton::clicked, this, &PathField::choose);
    connect(&m_look, &Look::changed, this, &PathField::applyLook);
    applyLook();
    retranslate();
}

/// The title comes in the window's language: with it the field's name has changed already.
void PathField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PathField::retranslate()
{
    const QString words = m_purpose == Purpose::Folder ? tr("Choose a folder: %1") : tr("Choose a file: %1");
    m_choose->setToolTip(words.arg(title()));
    m_choose->setAccessibleName(m_choose->toolTip());
}

QString PathField::title() const
{
    return m_path->accessibleName();
}

QString PathField::path() const
{
    return m_path->text();
}

void PathField::setPath(const QString &path)
{
    m_path->setText(path);
}

void PathField::setPlaceholderText(const QString &text)
{
    m_path->setPlaceholderText(text);
}

void PathField::choose()
{
    if (const QString chosen = askFor(); !chosen.isEmpty())
        setPath(chosen);
}

QString PathField::askFor()
{
    switch (m_purpose) {
    case Purpose::Folder:
        return QFileDialog::getExistingDirectory(this, title(), path());
    case Purpose::Append:
        return QFileDialog::getSaveFileName(this, title(), path(), QString(), nullptr,
                                            QFileDialog::DontConfirmOverwrite);
    case Purpose::Read:
        break;
    }
    return QFileDialog::getOpenFileName(this, title(), path());
}

void PathField::applyLook()
{
    m_choose->setIcon(m_look.icon(QStringLiteral("file")));
    m_path->setMinimumWidth(leastCharacters * m_path->fontMetrics().averageCharWidth());
    layout()->setSpacing(m_look.unit() / 2);
}

} // namespace wirebench
