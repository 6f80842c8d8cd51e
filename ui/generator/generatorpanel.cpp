#include "ui/generator/generatorpanel.h"

#include "ui/generator/loadplot.h"
#include "ui/generator/loadwords.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace wirebench {

namespace {

void name(QWidget *field, const QString &name, const QString &tip = {})
{
    field->setAccessibleName(name);
    field->setToolTip(tip);
}

QWidget *sideBySide(QWidget *first, QWidget *second, QWidget *third = nullptr)
{
    auto *pair = new QWidget;
    auto *line = new QHBoxLayout(pair);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(first);
    line->addWidget(second);
    if (third)
        line->addWidget(third);
    return pair;
}

} // namespace

GeneratorPanel::GeneratorPanel(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_row(new SettingsRow(look, this)), m_start(new QAction(this)),
      m_back(new QAction(this)), m_confirm(new QAction(this)), m_startButton(new ActionButton(this)),
      m_backButton(new ActionButton(this)), m_state(new QLabel(this)), m_numbers(new QWidget(this)),
      m_plot(new LoadPlot(look, this)), m_notice(new Notice(look, this))
{
    makeFields();
    makeActions();
    makeFigures();
    arrange();
    retranslate();
    connect(&look, &Look::changed, this, &GeneratorPanel::applyLook);
    applyLook();
    setSettings({});
    show({}, false);
}

QComboBox *GeneratorPanel::choiceOf(std::initializer_list<int> values)
{
    auto *box = new QComboBox(this);
    for (const int value : values)
        addChoice(box, {}, value);
    connect(box, &QComboBox::currentIndexChanged, this, &GeneratorPanel::settingEdited);
    return box;
}

QSpinBox *GeneratorPanel::spin(IntRange range)
{
    auto *box = new QSpinBox(this);
    box->setGroupSeparatorShown(true);
    box->setRange(range.lowest, range.highest);
    connect(box, &QSpinBox::valueChanged, this, &GeneratorPanel::settingEdited);
    return box;
}

void GeneratorPanel::makeFields()
{
    m_message = choiceOf({false, true});
    m_unit = choiceOf({int(GeneratorSettings::Unit::Messages), int(GeneratorSettings::Unit::Bytes)});
    m_extent = choiceOf({int(GeneratorSettings::Extent::Count), int(GeneratorSettings::Extent::Seconds)});
    m_size = spin(ranges::generatorSize);
    m_rate = spin(ranges::generatorRate);
    m_count = spin(ranges::generatorCount);
    m_seconds = spin(ranges::generatorSeconds);
    m_connections = spin(ranges::generatorConnections);
}

void GeneratorPanel::makeActions()
{
    m_startButton->setAction(m_start);
    m_backButton->setAction(m_back);
    WorkbenchStyle::setPrimary(m_startButton, true);
}

void GeneratorPanel::makeFigures()
{
    auto *cells = new FlowLayout(m_numbers);
    for (const LoadFigure &figure : loadFigureTexts({})) {
        auto *name = new QLabel(figure.name);
        auto *value = new QLabel(figure.value);
        for (QLabel *label : {name, value})
            label->setTextFormat(Qt::PlainText);
        cells->addWidget(sideBySide(name, value));
        m_names += name;
        m_values += value;
    }
    m_state->setTextFormat(Qt::PlainText);
}

void GeneratorPanel::arrange()
{
    m_load = sideBySide(m_message, m_size);
    m_speed = sideBySide(m_rate, m_unit);
    m_length = sideBySide(m_count, m_seconds, m_extent);
    for (QWidget *field : std::initializer_list<QWidget *>{m_load, m_speed, m_length, m_connections})
        m_row->addField({}, field);
    auto *side = new QVBoxLayout;
    side->addWidget(m_startButton);
    side->addWidget(m_backButton);
    side->addWidget(m_state);
    side->addStretch(1);
    auto *body = new QHBoxLayout;
    body->addWidget(m_plot, 1);
    body->addLayout(side);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_row);
    column->addWidget(m_notice);
    column->addWidget(m_numbers);
    column->addLayout(body, 1);
}

// --- settings ---------------------------------------------------------------------------------------------

GeneratorSettings GeneratorPanel::settings() const
{
    GeneratorSettings settings;
    settings.typedMessage = choice<bool>(m_message);
    settings.size = m_size->value();
    settings.rate = m_rate->value();
    settings.unit = choice<GeneratorSettings::Unit>(m_unit);
    settings.extent = choice<GeneratorSettings::Extent>(m_extent);
    settings.count = m_count->value();
    settings.seconds = m_seconds->value();
    settings.connections = m_connections->value();
    return settings;
}

void GeneratorPanel::setSettings(const GeneratorSettings &settings)
{
    m_loading = true;
    choose(m_message, settings.typedMessage);
    m_size->setValue(settings.size);
    m_rate->setValue(settings.rate);
    choose(m_unit, settings.unit);
    choose(m_extent, settings.extent);
    m_count->setValue(settings.count);
    m_seconds->setValue(settings.seconds);
    m_connections->setValue(settings.connections);
    m_loading = false;
    showWhatApplies();
}

void GeneratorPanel::setDatagrams(bool datagrams)
{
    m_hasDatagrams = datagrams;
    retranslate();
}

void GeneratorPanel::settingEdited()
{
    if (m_loading)
        return;
    showWhatApplies();
    m_notice->clear();
    Q_EMIT edited();
}

void GeneratorPanel::showWhatApplies()
{
    const bool isCount = choice<GeneratorSettings::Extent>(m_extent) == GeneratorSettings::Extent::Count;
    m_count->setVisible(isCount);
    m_seconds->setVisible(!isCount);
    m_size->setVisible(!choice<bool>(m_message));
}

void GeneratorPanel::focusFields()
{
    m_rate->setFocus(Qt::OtherFocusReason);
    m_rate->selectAll();
}

// --- figures ----------------------------------------------------------------------------------------------

void GeneratorPanel::show(const LoadFigures &figures, bool isRunning)
{
    m_figures = figures;
    m_isRunning = isRunning;
    showFigures();
    showRemark();
}

void GeneratorPanel::showFigures()
{
    const QList<LoadFigure> figures = loadFigureTexts(m_figures);
    for (qsizetype i = 0; i < figures.size(); ++i) {
        m_names[i]->setText(figures[i].name);
        m_values[i]->setText(figures[i].value);
    }
    m_plot->setPoints(m_figures.points, m_figures.askedRate);
    m_state->setText(loadStateText(m_figures));
    m_start->setText(m_isRunning ? tr("Stop") : tr("Generate"));
    m_start->setToolTip(m_isRunning ? tr("End the run now") : tr("Open the connections and send"));
    m_start->setIcon(m_look.icon(m_isRunning ? QStringLiteral("stop") : QStringLiteral("send")));
    for (QWidget *field : std::initializer_list<QWidget *>{m_message, m_size, m_rate, m_unit, m_count,
                                                           m_seconds, m_extent, m_connections})
        field->setEnabled(!m_isRunning);
}

void GeneratorPanel::showRemark()
{
    if (m_figures.end == LoadEnd::Failed) {
        showError(m_figures.error);
        return;
    }
    const LoadRemark remark = loadRemark(m_figures);
    if (remark.cause.isEmpty()) {
        m_notice->clear();
        return;
    }
    if (m_notice->cause() == remark.cause)
        return; // said already: it would be heard anew each time
    const bool isNote =
        m_figures.end == LoadEnd::None || m_figures.end == LoadEnd::Done || m_figures.end == LoadEnd::Stopped;
    m_notice->showText(isNote ? Notice::Kind::Info : Notice::Kind::Trouble, remark.cause, remark.remedy);
    if (m_figures.end == LoadEnd::Unconfirmed)
        m_notice->offer(m_confirm);
}

void GeneratorPanel::showError(const Error &error)
{
    m_notice->showError(error);
}

void GeneratorPanel::applyLook()
{
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    for (QLabel *name : std::as_const(m_names))
        name->setPalette(quiet);
    m_state->setPalette(quiet);
    for (QLabel *value : std::as_const(m_values))
        value->setFont(m_look.dataFont());
    m_back->setIcon(m_look.icon(QStringLiteral("step-back")));
    showFigures();
}

void GeneratorPanel::retranslate()
{
    m_row->setLabel(m_load, tr("Load"));
    m_message->setItemText(0, tr("made messages"));
    m_message->setItemText(1, tr("the typed message"));
    name(m_message, tr("What is sent"),
         tr("Made messages begin with their number, by which answers to datagrams are known"));
    name(m_size, tr("Bytes of a message"), tr("How long each made message is"));
    m_size->setSuffix(tr(" bytes"));
    m_row->setLabel(m_speed, tr("Rate"));
    name(m_rate, tr("Rate"), tr("How much is sent in a second, by all connections together"));
    m_unit->setItemText(0, tr("messages/s"));
    m_unit->setItemText(1, tr("bytes/s"));
    name(m_unit, tr("Unit of the rate"));
    m_row->setLabel(m_length, tr("For"));
    name(m_count, tr("Messages in all"), tr("How many messages are sent"));
    name(m_seconds, tr("Seconds in all"), tr("How long it sends"));
    m_extent->setItemText(0, tr("messages"));
    m_extent->setItemText(1, tr("seconds"));
    name(m_extent, tr("Unit of the length"));
    const QString connections = m_hasDatagrams ? tr("Sockets") : tr("Connections");
    m_row->setLabel(m_connections, connections);
    name(m_connections, connections, tr("How many share the rate"));
    m_startButton->reserveWords({tr("Generate"), tr("Stop")});
    m_back->setText(tr("Message"));
    m_back->setToolTip(tr("Back to single messages; a run goes on"));
    m_confirm->setText(tr("It is mine to test: send"));
    m_confirm->setToolTip(tr("Send to this machine although others may use it"));
    showFigures();
    showRemark();
}

void GeneratorPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && !m_values.isEmpty())
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace wirebench
