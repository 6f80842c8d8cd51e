#include "ui/widgets/pathfield.h"

#include "ui/widgets/look.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace wirebench {

namespace {

constexpr int leastCharacters = 22;

} // namespace

PathField::PathField(Look &look, const QString &title, Purpose purpose, QWidget *parent)
    : QWidget(parent), m_look(look), m_title(title), m_purpose(purpose), m_path(new QLineEdit(this)),
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
    m_choose->setToolTip(tr("Choose a file: %1").arg(title));
    m_choose->setAccessibleName(m_choose->toolTip());
    connect(m_path, &QLineEdit::textChanged, this, &PathField::pathChanged);
    connect(m_choose, &QToolButton::clicked, this, &PathField::choose);
    connect(&m_look, &Look::changed, this, &PathField::applyLook);
    applyLook();
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
    const QString chosen = m_purpose == Purpose::Read
                               ? QFileDialog::getOpenFileName(this, m_title, path())
                               : QFileDialog::getSaveFileName(this, m_title, path(), QString(), nullptr,
                                                              QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty())
        setPath(chosen);
}

void PathField::applyLook()
{
    m_choose->setIcon(m_look.icon(QStringLiteral("file")));
    m_path->setMinimumWidth(leastCharacters * m_path->fontMetrics().averageCharWidth());
    layout()->setSpacing(m_look.unit() / 2);
}

} // namespace wirebench
