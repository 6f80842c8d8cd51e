#include "ui/widgets/filterbar.h"

#include "ui/widgets/flowlayout.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/workbenchstyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

// Long enough that a word is typed as one, short enough to feel immediate.
constexpr int pauseMs = 150;

/// How the field reads a pattern: a mode, and whether case matters.
struct Reading
{
    FilterSpec::Mode mode;
    bool caseSensitive;
};
constexpr Reading readings[] = {{FilterSpec::Mode::Text, false},
                                {FilterSpec::Mode::Text, true},
                                {FilterSpec::Mode::Hex, false},
                                {FilterSpec::Mode::Regex, false},
                                {FilterSpec::Mode::Regex, true}};

int readingOf(const FilterSpec &spec)
{
    const auto same = [&](const Reading &reading) {
        return reading.mode == spec.mode &&
               (reading.caseSensitive == spec.caseSensitive || spec.mode == FilterSpec::Mode::Hex);
    };
    return int(std::find_if(std::begin(readings), std::end(readings), same) - std::begin(readings));
}

/// Stays open while its items are switched, so that several can be.
class SwitchMenu final : public QMenu
{
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        QAction *action = actionAt(event->position().toPoint());
        if (action && action->isEnabled() && action->isCheckable())
            action->trigger();
        else
            QMenu::mouseReleaseEvent(event);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Space && activeAction())
            activeAction()->trigger();
        else
            QMenu::keyPressEvent(event);
    }
};

/// Looks like the other fields of choice, and opens a menu in which several things can be chosen.
class MenuField final : public QComboBox
{
public:
    MenuField(QMenu *menu, QWidget *parent) : QComboBox(parent), m_menu(menu) { addItem(QString()); }
    void showPopup() override { m_menu->popup(mapToGlobal(rect().bottomLeft())); }

private:
    QMenu *m_menu;
};

} // namespace

FilterBar::FilterBar(Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    makeFields();
    makeCallMenu();
    layOut();
    connectFields();
    connect(&m_look, &Look::changed, this, &FilterBar::applyLook);
    retranslate();
    applyLook();
}

void FilterBar::makeFields()
{
    m_purpose = new QComboBox(this);
    m_purpose->addItems({QString(), QString()});
    m_pattern = new QLineEdit(this);
    m_pattern->setClearButtonEnabled(true);
    m_pattern->installEventFilter(this);
    m_mode = new QComboBox(this);
    for ([[maybe_unused]] const Reading &reading : readings)
        m_mode->addItem(QString());
    m_more = new QToolButton(this);
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setIcon(m_look.icon(QStringLiteral("filter")));
    m_direction = new QComboBox(this);
    for (const Direction direction : {Direction::None, Direction::Sent, Direction::Received})
        m_direction->addItem(QString(), int(direction));
    m_peer = new QLineEdit(this);
    m_peer->installEventFilter(this);
    m_failed = new QCheckBox(this);
    m_scope = new QComboBox(this);
    m_scope->addItems({QString(), QString()});
    m_reset = new QToolButton(this);
    m_reset->setAutoRaise(true);
    m_notice = new Notice(m_look, this);
    m_notice->setDismissable(false);
}

void FilterBar::makeCallMenu()
{
    m_callMenu = new SwitchMenu(this);
    m_allCalls = m_callMenu->addAction(QString(), this, [this] {
        const QScopedValueRollback filling(m_filling, true);
        for (QAction *action : m_callActions)
            action->setChecked(false);
    });
    connect(m_allCalls, &QAction::triggered, this, &FilterBar::apply);
    m_callMenu->addSeparator();
    for (int call = 0; call < callCount; ++call) {
        // The names of calls are notation: no translation.
        QAction *action = m_callMenu->addAction(QLatin1String(callName(Call(call))));
        action->setProperty("notation", true); // never translated, whatever else has this word
        action->setCheckable(true);
        connect(action, &QAction::toggled, this, &FilterBar::apply);
        m_callActions << action;
    }
    m_calls = new MenuField(m_callMenu, this);
}

void FilterBar::layOut()
{
    auto *fields = new FlowLayout;
    for (QWidget *field : allFields())
        fields->addWidget(field);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(fields);
    column->addWidget(m_notice);
}

void FilterBar::connectFields()
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &FilterBar::apply);
    const auto wait = [this] {
        if (!m_filling)
            m_pause.start();
    };
    connect(m_pattern, &QLineEdit::textChanged, this, wait);
    connect(m_peer, &QLineEdit::textChanged, this, wait);
    for (QComboBox *field : {m_purpose, m_mode, m_direction, m_scope})
        connect(field, &QComboBox::currentIndexChanged, this, &FilterBar::apply);
    connect(m_failed, &QCheckBox::toggled, this, &FilterBar::apply);
    connect(m_more, &QToolButton::toggled, this, &FilterBar::showFields);
    connect(m_reset, &QToolButton::clicked, this, &FilterBar::reset);
}

// ---- what is typed

FilterSpec FilterBar::typed() const
{
    FilterSpec spec;
    const Reading &reading = readings[m_mode->currentIndex()];
    spec.pattern = m_pattern->text();
    spec.mode = reading.mode;
    spec.caseSensitive = reading.caseSensitive;
    spec.direction = Direction(m_direction->currentData().toInt());
    spec.peer = m_peer->text().trimmed();
    spec.failedOnly = m_failed->isChecked();
    for (int call = 0; call < callCount; ++call)
        spec.calls |= m_callActions[call]->isChecked() ? 1u << call : 0;
    return spec;
}

void FilterBar::apply()
{
    if (m_filling)
        return;
    m_pause.stop();
    showCalls();
    const FilterSpec spec = typed();
    showFields();
    const Result<Filter> filter = Filter::compile(spec);
    WorkbenchStyle::setTrouble(m_pattern, !filter);
    if (!filter) {
        m_notice->showError(filter.error());
        return;
    }
    m_notice->clear();
    m_spec = spec;
    Q_EMIT changed();
}

void FilterBar::applyNow()
{
    if (m_pause.isActive())
        apply();
}

void FilterBar::setSpec(const FilterSpec &spec)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        m_pattern->setText(spec.pattern);
        m_mode->setCurrentIndex(readingOf(spec));
        m_direction->setCurrentIndex(m_direction->findData(int(spec.direction)));
        m_peer->setText(spec.peer);
        m_failed->setChecked(spec.failedOnly);
        for (int call = 0; call < callCount; ++call)
            m_callActions[call]->setChecked(spec.calls & 1u << call);
    }
    apply();
}

FilterBar::Purpose FilterBar::purpose() const
{
    return Purpose(m_purpose->currentIndex());
}

void FilterBar::setPurpose(Purpose purpose)
{
    m_purpose->setCurrentIndex(int(purpose));
}

bool FilterBar::isWholeLog() const
{
    return m_scope->currentIndex() == 1;
}

void FilterBar::setWholeLog(bool wholeLog)
{
    m_scope->setCurrentIndex(wholeLog ? 1 : 0);
}

void FilterBar::focusPattern()
{
    m_pattern->setFocus(Qt::ShortcutFocusReason);
    m_pattern->selectAll();
}

void FilterBar::setScopeOffered(bool offered)
{
    m_scopeOffered = offered;
    showFields();
}

// ---- which fields there are

QList<QWidget *> FilterBar::allFields() const
{
    return {m_purpose, m_pattern, m_mode, m_more, m_calls, m_direction, m_peer, m_failed, m_scope, m_reset};
}

bool FilterBar::fit(const QList<QWidget *> &fields) const
{
    const int gap = style()->pixelMetric(QStyle::PM_LayoutHorizontalSpacing, nullptr, this);
    int wanted = 0;
    for (const QWidget *field : fields)
        wanted += std::max(field->sizeHint().width(), field->minimumWidth()) + gap;
    return wanted <= width();
}

bool FilterBar::usesRareFields() const
{
    FilterSpec spec = typed();
    spec.pattern.clear();
    spec.mode = {};
    spec.caseSensitive = false;
    return !(spec == FilterSpec()) || isWholeLog();
}

void FilterBar::showFields()
{
    QList<QWidget *> all = allFields();
    all.removeOne(m_more);
    const bool fits = fit(all);
    const bool modeFits = fits || fit({m_purpose, m_pattern, m_mode, m_more});
    const bool inUse = usesRareFields();
    const bool showRare = fits || m_more->isChecked() || inUse;
    m_more->setVisible(!fits);
    m_mode->setVisible(modeFits || m_more->isChecked() || m_mode->currentIndex() != 0);
    m_more->setEnabled(!inUse); // what works is never out of sight
    for (QWidget *field : std::initializer_list<QWidget *>{m_calls, m_direction, m_peer, m_failed})
        field->setVisible(showRare);
    m_scope->setVisible(showRare && m_scopeOffered);
    m_reset->setVisible(!(typed() == FilterSpec()));
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showFields();
}

// ---- keys

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && patternKey(static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool FilterBar::patternKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        applyNow();
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            Q_EMIT findPreviousRequested();
        else
            Q_EMIT findNextRequested();
        return true;
    case Qt::Key_Escape:
        applyNow();
        Q_EMIT left();
        return true;
    default:
        return false;
    }
}

// ---- words and measures

void FilterBar::showCalls()
{
    QStringList names;
    for (const QAction *action : std::as_const(m_callActions)) {
        if (action->isChecked())
            names << action->text();
    }
    const QString text = names.isEmpty()    ? tr("All calls")
                         : names.size() < 3 ? names.join(QStringLiteral(", "))
                                            : tr("%1 calls").arg(names.size());
    m_calls->setItemText(0, text);
    m_calls->setAccessibleName(tr("Calls: %1").arg(text));
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FilterBar::retranslate()
{
    retranslateItems();
    m_purpose->setAccessibleName(tr("Filter or find"));
    m_pattern->setPlaceholderText(tr("text, bytes or call"));
    m_pattern->setAccessibleName(tr("Pattern"));
    m_mode->setAccessibleName(tr("Read the pattern as"));
    m_direction->setAccessibleName(tr("Direction"));
    m_peer->setPlaceholderText(tr("peer"));
    m_peer->setAccessibleName(tr("Part of the peer's address"));
    m_failed->setText(tr("Failed only"));
    m_scope->setAccessibleName(tr("Scope"));
    m_allCalls->setText(tr("All calls"));
    m_calls->setToolTip(tr("Which calls to show"));
    m_more->setToolTip(tr("Calls, direction, peer and scope"));
    m_more->setAccessibleName(tr("More fields to filter by"));
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Show everything again"));
    m_reset->setAccessibleName(tr("Reset the filter"));
    showCalls();
}

void FilterBar::retranslateItems()
{
    const QScopedValueRollback filling(m_filling, true);
    const auto setTexts = [](QComboBox *field, const QStringList &texts) {
        for (int i = 0; i < texts.size(); ++i)
            field->setItemText(i, texts[i]);
    };
    setTexts(m_purpose, {tr("Filter"), tr("Find")});
    m_purpose->setItemData(0, tr("Shows only records that match"), Qt::ToolTipRole);
    m_purpose->setItemData(1, tr("Shows all records; F3 goes to the next that matches"), Qt::ToolTipRole);
    setTexts(m_mode,
             {tr("as text"), tr("as Text (case)"), tr("as hex"), tr("as regex"), tr("as Regex (case)")});
    setTexts(m_direction, {tr("Both directions"), tr("→ Sent"), tr("← Received")});
    setTexts(m_scope, {tr("This session"), tr("All sessions")});
}

void FilterBar::applyLook()
{
    const int height = m_look.controlHeight();
    const int character = QFontMetrics(m_look.baseFont()).averageCharWidth();
    for (QWidget *field : allFields())
        field->setFixedHeight(height);
    m_pattern->setMinimumWidth(18 * character);
    m_peer->setFixedWidth(16 * character);
    m_calls->setMinimumContentsLength(9);
    showFields();
}

} // namespace wirebench
