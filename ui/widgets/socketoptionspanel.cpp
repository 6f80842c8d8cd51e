#include "ui/widgets/socketoptionspanel.h"

#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace wirebench {

namespace {

/// Colours what is in trouble, draws a line to write on, and offers a choice where only a few words may be typed.
class OptionDelegate final : public QStyledItemDelegate
{
public:
    OptionDelegate(Look &look, QObject *parent) : QStyledItemDelegate(parent), m_look(look) {}

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override
    {
        const QStringList choices = index.data(SocketOptionsModel::ChoicesRole).toStringList();
        if (choices.isEmpty())
            return QStyledItemDelegate::createEditor(parent, option, index);
        auto *box = new QComboBox(parent);
        box->addItems(choices);
        connect(box, &QComboBox::activated, this, [this, box] { // as soon as it is chosen
            auto *self = const_cast<OptionDelegate *>(this);
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        return box;
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        if (auto *box = qobject_cast<QComboBox *>(editor))
            box->setCurrentText(index.data(Qt::EditRole).toString());
        else
            QStyledItemDelegate::setEditorData(editor, index);
    }

    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        if (auto *box = qobject_cast<QComboBox *>(editor))
            model->setData(index, box->currentText(), Qt::EditRole);
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (!(index.flags() & Qt::ItemIsEditable))
            return;
        const int gap = m_look.gap() / 2;
        painter->setPen(m_look.color(ColorRole::Line));
        painter->drawLine(option.rect.bottomLeft() + QPoint(gap, -gap),
                          option.rect.bottomRight() + QPoint(-2 * gap, -gap));
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool isEditable = index.flags() & Qt::ItemIsEditable;
        const bool isQuiet = index.column() == SocketOptionsModel::MeaningColumn ||
                             (index.column() == SocketOptionsModel::SetColumn && !isEditable);
        if (index.data(SocketOptionsModel::TroubleRole).toBool())
            option->palette.setColor(QPalette::Text, m_look.color(ColorRole::Trouble));
        else if (isQuiet)
            option->palette.setColor(QPalette::Text, m_look.color(ColorRole::QuietText));
    }

private:
    Look &m_look;
};

} // namespace

SocketOptionsPanel::SocketOptionsPanel(SocketOptionsModel &model, Look &look, QWidget *parent)
    : QWidget(parent), m_model(model), m_look(look), m_subject(new QComboBox), m_read(new QToolButton),
      m_table(new QTableView), m_notice(new Notice(look))
{
    makeTable(&model);
    m_subject->setAccessibleName(tr("Which socket is read"));
    m_subject->setToolTip(tr("Which socket is read"));
    m_subject->hide();
    m_read->setText(tr("Read again"));
    m_read->setToolTip(tr("getsockopt() for each option: what the system has now"));
    m_read->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_read->setAutoRaise(true);
    m_read->setFocusPolicy(Qt::StrongFocus);
    m_read->setEnabled(false);

    auto *header = new QHBoxLayout;
    header->addWidget(m_subject);
    header->addStretch();
    header->addWidget(m_read);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(header);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_notice);

    connect(m_read, &QToolButton::clicked, this, &SocketOptionsPanel::readRequested);
    connect(m_subject, &QComboBox::currentIndexChanged, this, [this] {
        m_model.forget();
        Q_EMIT readRequested();
    });
    connect(&model, &SocketOptionsModel::textEdited, this, &SocketOptionsPanel::edited);
    connect(&look, &Look::changed, this, &SocketOptionsPanel::applyLook);
    applyLook();
    m_table->setCurrentIndex(m_model.index(0, SocketOptionsModel::SetColumn));
}

SocketOptionsPanel::~SocketOptionsPanel()
{
    m_model.disconnect(this); // a cell that is being edited is committed when the table goes
}

void SocketOptionsPanel::makeTable(QAbstractItemModel *model)
{
    m_table->setModel(model);
    m_table->setItemDelegate(new OptionDelegate(m_look, m_table));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked |
                             QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setAccessibleName(tr("Socket options"));
}

void SocketOptionsPanel::setSubjects(const QStringList &subjects)
{
    m_subject->blockSignals(true);
    m_subject->clear();
    m_subject->addItems(subjects);
    m_subject->blockSignals(false);
    m_subject->setVisible(subjects.size() > 1);
}

int SocketOptionsPanel::subject() const
{
    return qMax(0, m_subject->currentIndex());
}

void SocketOptionsPanel::setOpen(bool open)
{
    m_open = open;
    m_read->setEnabled(open);
}

void SocketOptionsPanel::edited(int row)
{
    const SocketOption &option = m_model.optionAt(row);
    m_notice->clear();
    if (m_model.textAt(row).isEmpty())
        return;
    const auto value = parseOptionValue(option, m_model.textAt(row));
    if (!value)
        m_notice->showError(value.error());
    else if (m_open && option.beforeBind)
        m_notice->showText(Notice::Kind::Info,
                           tr("%1 is set before bind(): it takes effect at the next start.")
                               .arg(QLatin1String(option.name)));
    else if (m_open)
        Q_EMIT settingChosen({&option, *value});
}

void SocketOptionsPanel::take(const QList<OptionReading> &readings)
{
    const auto failed = std::find_if(readings.begin(), readings.end(), [](const OptionReading &reading) {
        return reading.error.code != ErrorCode::None;
    });
    if (failed != readings.end())
        tellError(failed->error, failed->option);
}

void SocketOptionsPanel::tellError(const Error &error, const SocketOption *option)
{
    m_notice->showError(error);
    if (const int row = m_model.rowOf(option); row >= 0)
        m_table->setCurrentIndex(m_model.index(row, SocketOptionsModel::SetColumn));
}

void SocketOptionsPanel::applyLook()
{
    m_read->setIcon(m_look.icon(QStringLiteral("repeat")));
    layout()->setSpacing(m_look.gap());
    fitTable();
}

/// Rows for one line, and columns as wide as what usually stands in them.
void SocketOptionsPanel::fitTable()
{
    const QFontMetrics metrics(m_table->font());
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + 2 * m_look.gap());
    const QStringList samples = {QStringLiteral("IPV6_MULTICAST_HOPS"), QStringLiteral("2147483647"),
                                 QStringLiteral("131,072 B  ! EINVAL")};
    const QHeaderView &header = *m_table->horizontalHeader();
    for (int column = 0; column < samples.size(); ++column) {
        const int content = metrics.horizontalAdvance(samples[column]) + 2 * m_look.unit();
        m_table->setColumnWidth(column, qMax(content, header.sectionSizeHint(column)));
    }
}

void SocketOptionsPanel::changeEvent(QEvent *event)
{
    // A new font arrives some time after Look::changed(), and headers measure with the one they have.
    if (event->type() == QEvent::FontChange)
        fitTable();
    QWidget::changeEvent(event);
}

} // namespace wirebench
