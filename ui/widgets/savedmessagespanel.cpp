#include "ui/widgets/savedmessagespanel.h"

#include "core/messages/messagefile.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int numberKeys = 9;

} // namespace

/// A line with its icon, and the number key that chooses it at the far end.
class SavedMessagesPanel::Delegate final : public QStyledItemDelegate
{
public:
    explicit Delegate(SavedMessagesPanel &panel) : QStyledItemDelegate(&panel), m_panel(panel) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const int entry = index.data(MessagesModel::EntryRole).toInt();
        const qsizetype number = entry < 0 ? -1 : m_panel.numbered().indexOf(entry);
        if (number < 0)
            return;
        painter->save();
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(m_panel.m_look.color(isSelected ? ColorRole::Text : ColorRole::QuietText));
        const int margin = m_panel.m_look.gap();
        painter->drawText(option.rect.adjusted(0, 0, -margin, 0), Qt::AlignRight | Qt::AlignVCenter,
                          QString::number(number + 1));
        painter->restore();
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool isFolder = index.data(MessagesModel::EntryRole).toInt() < 0;
        if (isFolder)
            return;
        const bool isSequence = index.data(MessagesModel::SequenceRole).toBool();
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = m_panel.m_look.icon(isSequence ? QStringLiteral("repeat") : QStringLiteral("message"));
        option->decorationSize = QSize(1, 1) * (2 * m_panel.m_look.unit());
    }

private:
    SavedMessagesPanel &m_panel;
};

SavedMessagesPanel::SavedMessagesPanel(MessageLibrary &library, MessageKind kind, Look &look, QWidget *parent)
    : QWidget(parent), m_library(library), m_kind(kind), m_look(look),
      m_model(new MessagesModel(library, kind, this)), m_filter(new QSortFilterProxyModel(this)),
      m_search(new QLineEdit), m_view(new QTreeView), m_hint(new QLabel), m_notice(new Notice(look)),
      m_more(new QToolButton), m_menu(new QMenu(this))
{
    m_filter->setSourceModel(m_model);
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setAutoAcceptChildRows(true);
    m_filter->setFilterRole(MessagesModel::SearchRole);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    makeActions();
    layOut();
    connectActions();
    connect(&look, &Look::changed, this, &SavedMessagesPanel::applyLook);
    retranslate();
    applyLook();
    reset();
}

// --- building ---------------------------------------------------------------------------------------------

QAction *SavedMessagesPanel::make(const char *icon)
{
    auto *action = new QAction(this);
    if (*icon != '\0')
        action->setIcon(m_look.icon(QLatin1String(icon)));
    return action;
}

void SavedMessagesPanel::makeActions()
{
    m_save = make("add");
    m_send = make("send");
    m_edit = make("");
    m_update = make("");
    m_newSequence = make("repeat");
    m_rename = make("");
    m_duplicate = make("copy");
    m_folder = make("");
    m_remove = make("clear");
    m_undo = make("");
    m_import = make("");
    m_export = make("export");
    m_rename->setShortcut(Qt::Key_F2);
    m_remove->setShortcut(QKeySequence::Delete);
    m_duplicate->setShortcut(Qt::CTRL | Qt::Key_D);
    m_undo->setShortcut(QKeySequence::Undo);
    m_menu->addActions({m_send, m_edit, m_update});
    m_menu->addSeparator();
    m_menu->addActions({m_newSequence, m_rename, m_duplicate, m_folder, m_remove, m_undo});
    m_menu->addSeparator();
    m_menu->addActions({m_import, m_export});
}

void SavedMessagesPanel::layOut()
{
    m_search->setClearButtonEnabled(true);
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new Delegate(*this));
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers); // double click sends
    m_view->setDragDropMode(QAbstractItemView::InternalMove);
    m_view->setExpandsOnDoubleClick(true);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setTabKeyNavigation(false);
    m_view->installEventFilter(this);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    auto *inView = new QVBoxLayout(m_view->viewport());
    inView->addWidget(m_hint);
    m_more->setIcon(m_look.icon(QStringLiteral("menu")));
    m_more->setAutoRaise(true);
    auto *save = new QToolButton;
    save->setDefaultAction(m_save);
    save->setAutoRaise(true);
    auto *header = new QHBoxLayout;
    header->addWidget(m_search, 1);
    header->addWidget(save);
    header->addWidget(m_more);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(header);
    column->addWidget(m_view, 1);
    column->addWidget(m_notice);
}

void SavedMessagesPanel::connectActions()
{
    connect(m_model, &QAbstractItemModel::modelReset, this, &SavedMessagesPanel::reset);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SavedMessagesPanel::showWhatApplies);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setFilterFixedString(text);
        m_view->expandAll();
        m_view->setDragEnabled(text.isEmpty()); // between lines that are not seen nothing can be put
        m_hint->setVisible(m_filter->rowCount() == 0);
        m_view->viewport()->update();
    });
    // Not setMenu(): that draws a second arrow into an icon that says menu already.
    connect(m_more, &QToolButton::clicked, this, [this] {
        showWhatApplies();
        m_menu->popup(m_more->mapToGlobal(m_more->rect().bottomLeft()));
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        showWhatApplies();
        m_menu->popup(m_view->viewport()->mapToGlobal(position));
    });
    connect(m_view, &QTreeView::doubleClicked, this, &SavedMessagesPanel::choose);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SavedMessagesPanel::showWhatApplies);
    connect(m_save, &QAction::triggered, this, &SavedMessagesPanel::saveRequested);
    connect(m_send, &QAction::triggered, this, [this] { choose(m_view->currentIndex()); });
    connect(m_edit, &QAction::triggered, this, [this] { Q_EMIT editRequested(oneSelected()); });
    connect(m_update, &QAction::triggered, this, [this] { Q_EMIT updateRequested(oneSelected()); });
    connect(m_newSequence, &QAction::triggered, this, &SavedMessagesPanel::makeSequence);
    connect(m_rename, &QAction::triggered, this, [this] { m_view->edit(m_view->currentIndex()); });
    connect(m_duplicate, &QAction::triggered, this, &SavedMessagesPanel::duplicate);
    connect(m_folder, &QAction::triggered, this, &SavedMessagesPanel::moveToFolder);
    connect(m_remove, &QAction::triggered, this, &SavedMessagesPanel::remove);
    connect(m_undo, &QAction::triggered, this, [this] { m_library.undo(m_kind); });
    connect(m_import, &QAction::triggered, this, &SavedMessagesPanel::askToImport);
    connect(m_export, &QAction::triggered, this, &SavedMessagesPanel::askToExport);
}

// --- choosing ---------------------------------------------------------------------------------------------

QList<int> SavedMessagesPanel::numbered() const
{
    QList<int> entries;
    const auto add = [&](const QModelIndex &index) {
        const int entry = index.data(MessagesModel::EntryRole).toInt();
        if (entry >= 0 && entries.size() < numberKeys)
            entries += entry;
    };
    for (int row = 0; row < m_filter->rowCount() && entries.size() < numberKeys; ++row) {
        const QModelIndex top = m_filter->index(row, 0);
        add(top);
        for (int child = 0; child < m_filter->rowCount(top) && entries.size() < numberKeys; ++child)
            add(m_filter->index(child, 0, top));
    }
    return entries;
}

QList<int> SavedMessagesPanel::selectedEntries() const
{
    QModelIndexList indexes;
    for (const QModelIndex &index : m_view->selectionModel()->selectedIndexes())
        indexes += m_filter->mapToSource(index);
    return m_model->entriesOf(indexes);
}

/// -1 if there are several, or none.
int SavedMessagesPanel::oneSelected() const
{
    const QList<int> selected = selectedEntries();
    return selected.size() == 1 ? selected.first() : -1;
}

void SavedMessagesPanel::selectEntry(int entry)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(entry));
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void SavedMessagesPanel::choose(const QModelIndex &index)
{
    const int entry = index.isValid() ? index.data(MessagesModel::EntryRole).toInt() : -1;
    if (entry < 0)
        return;
    m_notice->clear();
    Q_EMIT chosen(entry);
}

QAction *SavedMessagesPanel::actionFor(const QKeyEvent &key) const
{
    for (QAction *action : {m_rename, m_duplicate, m_remove, m_undo}) {
        if (action->isEnabled() && action->shortcut() == QKeySequence(key.keyCombination()))
            return action;
    }
    return nullptr;
}

bool SavedMessagesPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    // What the field of a name has no use for, as Enter, comes here too.
    const bool isTyping = focusWidget() && m_view->isAncestorOf(focusWidget());
    if (watched != m_view || !isKey || isTyping)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (QAction *action = actionFor(*key)) {
        // Accepted here, the key is no shortcut of the window (F2 comments a record there) and comes as a
        // press.
        if (event->type() == QEvent::KeyPress)
            action->trigger();
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const int number = key->key() - Qt::Key_1;
    const bool isPlain = key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier;
    if (isPlain && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
        choose(m_view->currentIndex());
        return true;
    }
    if (!isPlain || number < 0 || number >= numberKeys)
        return QWidget::eventFilter(watched, event);
    const QList<int> entries = numbered();
    if (number < entries.size() && !key->isAutoRepeat()) { // a key that is held is no flood
        selectEntry(entries[number]);
        choose(m_view->currentIndex());
    }
    return true;
}

// --- changing ---------------------------------------------------------------------------------------------

void SavedMessagesPanel::add(const SavedEntry &entry)
{
    const int index = int(m_model->entries().size());
    if (!m_library.append(m_kind, {entry})) {
        m_notice->showText(Notice::Kind::Trouble,
                           tr("The list is full: it takes %1 lines.").arg(messagelimits::entries),
                           tr("Delete some of them first."));
        return;
    }
    m_search->clear();
    selectEntry(index);
    m_view->setFocus(Qt::OtherFocusReason);
    m_view->edit(m_view->currentIndex());
}

/// Of the chosen messages in their order.
void SavedMessagesPanel::makeSequence()
{
    SavedSequence sequence;
    for (const int entry : selectedEntries()) {
        const SavedEntry &line = m_model->entries()[entry];
        if (line.message())
            sequence.steps += SequenceStep{line.name, *line.message()};
    }
    add({tr("Sequence"), {}, sequence});
}

void SavedMessagesPanel::duplicate()
{
    QList<SavedEntry> entries = m_model->entries();
    const QList<int> selected = selectedEntries();
    for (auto entry = selected.rbegin(); entry != selected.rend(); ++entry) {
        SavedEntry copy = entries[*entry];
        copy.name = tr("%1 (copy)").arg(copy.name).left(messagelimits::nameLength);
        entries.insert(*entry + 1, copy);
    }
    m_library.set(m_kind, entries);
}

void SavedMessagesPanel::remove()
{
    QList<SavedEntry> entries = m_model->entries();
    const QList<int> selected = selectedEntries();
    for (auto entry = selected.rbegin(); entry != selected.rend(); ++entry)
        entries.removeAt(*entry);
    m_library.set(m_kind, entries);
}

void SavedMessagesPanel::moveToFolder()
{
    QStringList folders{QString()};
    for (const SavedEntry &entry : m_model->entries()) {
        if (!folders.contains(entry.folder))
            folders += entry.folder;
    }
    const QList<int> selected = selectedEntries();
    bool accepted = false;
    const QString folder = QInputDialog::getItem(this, tr("Move to Folder"), tr("Folder (empty: none)"),
                                                 folders, 0, true, &accepted);
    QList<SavedEntry> entries = m_model->entries();
    for (const int entry : selected) {
        if (entry < entries.size())
            entries[entry].folder = folder.trimmed().left(messagelimits::nameLength);
    }
    if (accepted)
        m_library.set(m_kind, entries);
}

void SavedMessagesPanel::importFrom(const QString &path)
{
    const Result<MessageImport> read = readMessageFile(path);
    if (!read) {
        m_notice->showError(read.error());
        return;
    }
    bool fits = true;
    for (const MessageKind kind : messageKinds)
        fits &= m_library.entries(kind).size() + read->messages.of(kind).size() <= messagelimits::entries;
    if (!fits) {
        m_notice->showText(
            Notice::Kind::Trouble,
            tr("With these, a list would have more than %1 lines.").arg(messagelimits::entries),
            tr("Nothing was changed."));
        return;
    }
    for (const MessageKind kind : messageKinds)
        m_library.append(kind, read->messages.of(kind));
    QString rest;
    if (!read->skipped.isEmpty())
        rest =
            tr("Not taken, for their protocol: %1").arg(read->skipped.mid(0, 5).join(QStringLiteral("; ")));
    m_notice->showText(Notice::Kind::Info,
                       tr("%1 for the TCP client, %2 for the TCP server and %3 for UDP were added.")
                           .arg(read->messages.tcpClient.size())
                           .arg(read->messages.tcpServer.size())
                           .arg(read->messages.udp.size()),
                       rest);
}

void SavedMessagesPanel::exportTo(const QString &path)
{
    if (const Result<void> written = writeMessageFile(m_library.messages(), path); !written)
        m_notice->showError(written.error());
    else
        m_notice->clear();
}

void SavedMessagesPanel::askToImport()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Import Messages"), {},
                                     tr("Messages of Wirebench or Packet Sender (*.json);;All files (*)"));
    if (!path.isEmpty())
        importFrom(path);
}

void SavedMessagesPanel::askToExport()
{
    QString path =
        QFileDialog::getSaveFileName(this, tr("Export All Messages"), QStringLiteral("messages.json"),
                                     tr("Messages (*.json);;All files (*)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".json");
    exportTo(path);
}

// --- what is shown ----------------------------------------------------------------------------------------

void SavedMessagesPanel::reset()
{
    m_view->expandAll();
    m_hint->setVisible(m_filter->rowCount() == 0);
    showWhatApplies();
}

void SavedMessagesPanel::showWhatApplies()
{
    const QList<int> selected = selectedEntries();
    const int one = oneSelected();
    const bool isMessage = one >= 0 && m_model->entries()[one].message();
    m_send->setEnabled(one >= 0);
    m_send->setText(one >= 0 && !isMessage ? tr("&Run") : tr("&Send"));
    m_edit->setEnabled(one >= 0);
    m_edit->setText(one >= 0 && !isMessage ? tr("&Edit…") : tr("&Edit: put it into the editor"));
    m_update->setEnabled(isMessage);
    m_rename->setEnabled(m_view->currentIndex().isValid());
    for (QAction *action : {m_duplicate, m_folder, m_remove})
        action->setEnabled(!selected.isEmpty());
    m_undo->setEnabled(m_library.canUndo(m_kind));
}

void SavedMessagesPanel::applyLook()
{
    layout()->setSpacing(m_look.gap());
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_hint->setPalette(quiet);
    const int icon = 2 * m_look.unit();
    m_view->setIconSize({icon, icon});
    m_view->setIndentation(2 * m_look.unit());
    setMinimumWidth(20 * m_look.unit());
}

void SavedMessagesPanel::retranslate()
{
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the saved messages"));
    m_view->setAccessibleName(tr("Saved messages"));
    m_hint->setText(tr("Messages that you save are listed here. Press + to keep the one in the editor."));
    m_view->setToolTip(tr("Double click, Enter or a number key sends. Drag to reorder."));
    m_more->setToolTip(tr("What can be done with saved messages"));
    m_more->setAccessibleName(tr("More"));
    m_save->setText(tr("&Save as message"));
    m_save->setToolTip(tr("Keep what stands in the editor as a message in this list"));
    m_update->setText(tr("&Replace by what stands in the editor"));
    m_newSequence->setText(tr("New se&quence"));
    m_newSequence->setToolTip(tr("Of the chosen messages, in their order"));
    m_rename->setText(tr("Re&name"));
    m_duplicate->setText(tr("D&uplicate"));
    m_folder->setText(tr("Move to &folder…"));
    m_remove->setText(tr("&Delete"));
    m_undo->setText(tr("Und&o"));
    m_import->setText(tr("&Import…"));
    m_export->setText(tr("E&xport all…"));
    showWhatApplies();
}

void SavedMessagesPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace wirebench
