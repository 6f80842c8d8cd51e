#include "ui/widgets/payloadeditor.h"

#include "core/payload/notation.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/checksumfields.h"
#include "ui/widgets/filefield.h"
#include "ui/widgets/hexeditor.h"
#include "ui/widgets/hexeditorpanel.h"
#include "ui/widgets/historyfield.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/payloadpreview.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int fileChoice = -1;               // beside the values of PayloadNotation
constexpr int pauseMs = 400;                 // in typing, before fault is found
constexpr qsizetype quickLength = 64 * 1024; // characters that are encoded at each keystroke

QString localFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

/// How many characters a mistake spans: what the error quotes, or one.
int mistakeLength(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidEscape:
    case ErrorCode::InvalidHex:
    case ErrorCode::InvalidPlaceholder:
        return qMax(1, int(error.arguments.value(1).size()));
    default:
        return 1;
    }
}

template <typename Value>
void select(QComboBox *box, Value value)
{
    box->setCurrentIndex(qMax(0, box->findData(int(value))));
}

template <typename Value>
Value selected(const QComboBox *box)
{
    return Value(box->currentData().toInt());
}

QSpinBox *makeSpin(QWidget *parent, int least, int most)
{
    auto *spin = new QSpinBox(parent);
    spin->setRange(least, most);
    spin->setGroupSeparatorShown(true);
    return spin;
}

} // namespace

PayloadEditor::PayloadEditor(Look &look, QWidget *parent) : QWidget(parent), m_look(look)
{
    setAcceptDrops(true);
    makeFields();
    makeActions();
    arrange();
    retranslate();
    connectFields();
    connect(&m_look, &Look::changed, this, &PayloadEditor::applyLook);
    applyLook();
    showWhatApplies();
    judge();
}

// --- building ---------------------------------------------------------------------------------------------

void PayloadEditor::makeFields()
{
    m_row = new SettingsRow(m_look, this);
    m_notation = new QComboBox(this);
    for (const PayloadNotation value :
         {PayloadNotation::Text, PayloadNotation::Escapes, PayloadNotation::Hex})
        m_notation->addItem(QString(), int(value));
    m_notation->addItem(QString(), fileChoice);
    m_encoding = new QComboBox(this);
    for (const TextEncoding value : {TextEncoding::Utf8, TextEncoding::Latin1, TextEncoding::Windows1252,
                                     TextEncoding::Utf16Le, TextEncoding::Utf16Be, TextEncoding::Ascii})
        m_encoding->addItem(encodingName(value), int(value));
    m_ending = new QComboBox(this);
    for (const LineEnding value :
         {LineEnding::None, LineEnding::Lf, LineEnding::Cr, LineEnding::CrLf, LineEnding::Nul})
        m_ending->addItem(QString(), int(value));
    m_inPlace = new QCheckBox(this);
    m_convert = new QCheckBox(this);
    m_placeholders = new QCheckBox(this);
    m_pieceSize = makeSpin(this, 0, 1'000'000);
    m_pieceDelay = makeSpin(this, 0, 60'000);
    m_repeat = new QCheckBox(this);
    m_repeatMs = makeSpin(this, 1, 3'600'000);
    m_repeatMs->setValue(PayloadSettings().repeatMs);
    m_pages = new QStackedWidget(this);
    m_text = new HistoryField(m_look, this);
    m_file = new FileField(m_look, this);
    m_count = new QLabel(this);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_preview = new PayloadPreview(m_look, this);
    m_notice = new Notice(m_look, this);
    m_hex = new HexEditorPanel(m_look, this);
}

void PayloadEditor::makeActions()
{
    m_send = new QAction(this);
    m_send->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    m_send->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_send);
    m_button = new ActionButton(this);
    m_button->setAction(m_send);
    m_judgeTimer.setSingleShot(true);
    m_judgeTimer.setInterval(pauseMs);
    m_repeatTimer.setTimerType(Qt::PreciseTimer);
}

void PayloadEditor::arrange()
{
    auto *repeating = new QWidget(this);
    auto *repeatLine = new QHBoxLayout(repeating);
    repeatLine->setContentsMargins(0, 0, 0, 0);
    repeatLine->addWidget(m_repeat);
    repeatLine->addWidget(m_repeatMs);
    m_row->addField({}, m_notation);
    m_row->addField({}, m_encoding);
    m_row->addField({}, m_ending);
    m_row->addField({}, m_inPlace);
    m_row->addRareField({}, m_pieceSize);
    m_row->addRareField({}, m_pieceDelay);
    m_row->addRareField({}, repeating);
    m_row->addRareField({}, m_convert);
    m_row->addRareField({}, m_placeholders);
    m_checksum = new ChecksumFields(*m_row, this);
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_hex);
    m_pages->addWidget(m_file);
    m_side = new QVBoxLayout;
    m_side->addWidget(m_button);
    m_side->addWidget(m_count);
    m_side->addStretch(1);
    auto *body = new QHBoxLayout;
    body->addWidget(m_pages, 1);
    body->addLayout(m_side);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_row);
    column->addLayout(body, 1);
    column->addWidget(m_preview);
    column->addWidget(m_notice);
    setTabOrder(m_text, m_button);
    setTabOrder(m_file, m_button);
    setTabOrder(m_hex, m_button);
}

void PayloadEditor::connectFields()
{
    const auto changed = [this] { edited(); };
    for (QComboBox *box : {m_notation, m_encoding, m_ending})
        connect(box, &QComboBox::currentIndexChanged, this, changed);
    for (QSpinBox *spin : {m_pieceSize, m_pieceDelay, m_repeatMs})
        connect(spin, &QSpinBox::valueChanged, this, changed);
    for (QCheckBox *box : {m_convert, m_repeat, m_placeholders})
        connect(box, &QCheckBox::toggled, this, changed);
    connect(m_checksum, &ChecksumFields::edited, this, changed);
    connect(m_text, &HistoryField::textChanged, this, changed);
    connect(m_text, &HistoryField::historyChanged, this, &PayloadEditor::settingsChanged);
    connect(m_inPlace, &QCheckBox::toggled, this, &PayloadEditor::switchPlace);
    connect(m_hex->editor(), &HexEditor::edited, this, changed);
    connect(m_file, &FileField::pathChanged, this, changed);
    connect(m_send, &QAction::triggered, this, &PayloadEditor::send);
    connect(&m_judgeTimer, &QTimer::timeout, this, &PayloadEditor::judge);
    connect(&m_repeatTimer, &QTimer::timeout, this, [this] {
        if (!sendOnce())
            stopRepeating();
    });
}

// --- settings ---------------------------------------------------------------------------------------------

bool PayloadEditor::sendsFile() const
{
    return m_notation->currentData().toInt() == fileChoice;
}

/// Hex, byte by byte.
bool PayloadEditor::editsInPlace() const
{
    return m_inPlace->isChecked() && m_typedAs == PayloadNotation::Hex;
}

/// From the field into the hex editor, or back; the message stays the same.
void PayloadEditor::switchPlace()
{
    if (m_loading || m_typedAs != PayloadNotation::Hex)
        return;
    if (m_inPlace->isChecked()) {
        fillHex(m_text->text());
    } else {
        const QScopedValueRollback<bool> quiet(m_loading, true);
        m_text->setText(toHexText(m_hex->editor()->bytes()));
    }
    edited();
    if (m_inPlace->isChecked())
        m_hex->setFocus(Qt::OtherFocusReason);
}

/// What is no hex stays in the field, where the mistake is marked, and the box goes off.
void PayloadEditor::fillHex(const QString &text)
{
    PayloadFormat format;
    format.notation = PayloadNotation::Hex;
    const auto bytes = encodePayload(text, format);
    if (bytes && bytes->size() <= HexDocument::limit) {
        m_hex->editor()->setBytes(*bytes);
        return;
    }
    const QScopedValueRollback<bool> quiet(m_loading, true);
    m_inPlace->setChecked(false);
}

PayloadSettings PayloadEditor::settings() const
{
    PayloadSettings settings;
    settings.text = editsInPlace() ? toHexText(m_hex->editor()->bytes()) : m_text->text();
    settings.hexInPlace = m_inPlace->isChecked();
    settings.sendFile = sendsFile();
    settings.format.notation = m_typedAs;
    settings.format.encoding = selected<TextEncoding>(m_encoding);
    settings.format.ending = selected<LineEnding>(m_ending);
    settings.format.convertNewlines = m_convert->isChecked();
    settings.checksum = m_checksum->config();
    settings.placeholders = m_placeholders->isChecked();
    settings.filePath = m_file->path();
    settings.pieceSize = m_pieceSize->value();
    settings.pieceDelayMs = m_pieceDelay->value();
    settings.repeatMs = m_repeatMs->value();
    settings.repeat = m_repeat->isChecked();
    settings.history = m_text->history();
    return settings;
}

void PayloadEditor::setSettings(const PayloadSettings &settings)
{
    stopRepeating();
    const PayloadSettings before = this->settings();
    m_loading = true;
    m_typedAs = settings.format.notation;
    select(m_notation, settings.sendFile ? fileChoice : int(settings.format.notation));
    select(m_encoding, settings.format.encoding);
    select(m_ending, settings.format.ending);
    m_convert->setChecked(settings.format.convertNewlines);
    m_checksum->setConfig(settings.checksum);
    m_placeholders->setChecked(settings.placeholders);
    m_counter = 1;
    m_file->setPath(settings.filePath);
    m_pieceSize->setValue(settings.pieceSize);
    m_pieceDelay->setValue(settings.pieceDelayMs);
    m_repeatMs->setValue(settings.repeatMs);
    m_repeat->setChecked(settings.repeat);
    m_text->setHistory(settings.history);
    m_text->setText(settings.text);
    m_inPlace->setChecked(settings.hexInPlace);
    if (m_typedAs == PayloadNotation::Hex && settings.hexInPlace)
        fillHex(settings.text);
    m_loading = false;
    m_ready.reset();
    showWhatApplies();
    judge();
    if (this->settings() != before)
        Q_EMIT settingsChanged();
}

void PayloadEditor::edited()
{
    if (m_loading)
        return;
    if (!sendsFile())
        retype(selected<PayloadNotation>(m_notation));
    m_ready.reset();
    showWhatApplies();
    if (m_repeatTimer.isActive()) {
        if (m_repeat->isChecked())
            m_repeatTimer.setInterval(m_repeatMs->value());
        else
            stopRepeating();
    }
    // What is right is said at once; fault is found only after a pause in typing.
    const bool isQuick = editsInPlace() ? m_hex->editor()->bytes().size() <= quickLength
                                        : m_text->document()->characterCount() <= quickLength;
    if (isQuick && judgeQuietly())
        m_judgeTimer.stop();
    else
        m_judgeTimer.start();
    if (isQuick || !editsInPlace()) // who hears it asks for the text, which takes a while to write
        Q_EMIT settingsChanged();
    else
        m_tellLater = true;
}

/// What stands in the field goes on meaning the same bytes, where the other notation can say them; one step
/// of undo brings it back.
void PayloadEditor::retype(PayloadNotation notation)
{
    if (notation == m_typedAs)
        return;
    if (editsInPlace()) { // away from hex: the field knows it from now on
        const QScopedValueRollback<bool> quiet(m_loading, true);
        m_text->setText(toHexText(m_hex->editor()->bytes()));
    }
    const QString typed = m_text->text();
    const bool mayHavePlaceholders = m_placeholders->isChecked() && typed.contains(u'{');
    const std::optional<QString> written =
        typed.isEmpty() || mayHavePlaceholders // in hex they would be bytes and no longer placeholders
            ? std::nullopt
            : inNotation(typed, settings().format, notation);
    m_typedAs = notation;
    if (written) {
        const QScopedValueRollback<bool> quiet(m_loading, true);
        m_text->setText(*written);
    }
    if (editsInPlace())
        fillHex(m_text->text());
}

// --- judging ----------------------------------------------------------------------------------------------

Result<OutboundMessage> PayloadEditor::message() const
{
    const PayloadSettings now = settings();
    if (now.sendFile && !now.filePath.isEmpty()) {
        // A pipe or a device would block the window, so that only plain files are tried.
        const QFileInfo info(now.filePath);
        if (info.exists() && !info.isFile())
            return failure({ErrorCode::FileUnreadable, {now.filePath, tr("it is not a plain file")}});
        QFile file(now.filePath);
        if (!file.open(QIODevice::ReadOnly))
            return failure({ErrorCode::FileUnreadable, {now.filePath, file.errorString()}});
    }
    return outboundMessage(now, values());
}

PlaceholderValues PayloadEditor::values() const
{
    return PlaceholderValues::now(m_counter, m_peer ? m_peer() : QString());
}

qint64 PayloadEditor::sizeOf(const OutboundMessage &message)
{
    return message.filePath.isEmpty() ? message.bytes.size() : QFileInfo(message.filePath).size();
}

bool PayloadEditor::judgeQuietly()
{
    const auto ready = message();
    if (!ready) {
        m_count->clear();
        m_preview->showNothing();
        return false;
    }
    m_ready = *ready;
    showCount(sizeOf(*ready));
    showPreview(*ready);
    clearMistake();
    return true;
}

void PayloadEditor::judge()
{
    m_judgeTimer.stop();
    if (std::exchange(m_tellLater, false))
        Q_EMIT settingsChanged();
    if (judgeQuietly())
        return;
    // An empty path is no mistake before somebody tries to send it.
    if (sendsFile() && m_file->path().isEmpty())
        clearMistake();
    else
        showMistake(message().error());
}

void PayloadEditor::showCount(qint64 bytes)
{
    m_count->setText(bytes == 1 ? tr("1 byte") : tr("%1 bytes").arg(formatCount(bytes)));
}

void PayloadEditor::showPreview(const OutboundMessage &message)
{
    const ChecksumConfig checksum = m_checksum->config();
    const bool differs = checksum.kind != ChecksumKind::None || m_placeholders->isChecked();
    if (differs && message.filePath.isEmpty() && message.bytes.size() > 0)
        m_preview->showBytes(message.bytes.toByteArray(), checksum);
    else
        m_preview->showNothing();
}

void PayloadEditor::showMistake(const Error &error)
{
    if (error.position >= 0)
        m_text->markMistake(error.position, mistakeLength(error));
    else
        m_text->clearMistake();
    m_notice->showError(error);
}

void PayloadEditor::clearMistake()
{
    m_text->clearMistake();
    m_notice->clear();
}

// --- sending ----------------------------------------------------------------------------------------------

void PayloadEditor::send()
{
    if (m_repeatTimer.isActive()) {
        stopRepeating();
        return;
    }
    if (!m_sendEnabled || !sendOnce())
        return;
    if (!sendsFile() && !editsInPlace())
        m_text->remember();
    if (m_repeat->isChecked())
        startRepeating();
}

bool PayloadEditor::sendOnce()
{
    if (!m_ready || sendsFile() || m_placeholders->isChecked()) { // which stand for something else each time
        const auto made = message();
        if (!made) {
            showMistake(made.error());
            focusText();
            return false;
        }
        m_ready = *made;
    }
    const OutboundMessage ready = *m_ready; // a slot may edit the text
    if (sizeOf(ready) == 0 && !m_emptyAllowed) {
        m_notice->showText(Notice::Kind::Info, tr("There is nothing to send."),
                           sendsFile() ? tr("The file is empty.")
                                       : tr("Type a text or choose a line ending."));
        return false;
    }
    clearMistake();
    showPreview(ready); // these bytes, not those of the next message
    ++m_counter;
    Q_EMIT sendRequested(ready);
    return true;
}

void PayloadEditor::startRepeating()
{
    m_repeatTimer.start(m_repeatMs->value());
    showSendWord();
    Q_EMIT repeatingChanged(true);
}

void PayloadEditor::stopRepeating()
{
    if (!m_repeatTimer.isActive())
        return;
    m_repeatTimer.stop();
    showSendWord();
    Q_EMIT repeatingChanged(false);
}

void PayloadEditor::setSendEnabled(bool enabled, const QString &reason)
{
    m_sendEnabled = enabled;
    m_whyNot = enabled ? QString() : reason;
    if (!enabled)
        stopRepeating();
    showSendWord();
}

QPushButton *PayloadEditor::sendButton() const
{
    return m_button;
}

void PayloadEditor::setSendFilled(bool filled)
{
    WorkbenchStyle::setPrimary(m_button, filled);
}

// --- what is shown ----------------------------------------------------------------------------------------

void PayloadEditor::showWhatApplies()
{
    const bool file = sendsFile();
    const bool typed = !file && m_typedAs != PayloadNotation::Hex;
    m_encoding->setEnabled(typed);
    m_ending->setEnabled(typed);
    m_convert->setEnabled(typed && selected<LineEnding>(m_ending) != LineEnding::None);
    m_checksum->setEnabled(!file);
    m_placeholders->setEnabled(!file);
    m_pieceDelay->setEnabled(m_pieceSize->value() > 0);
    m_repeatMs->setEnabled(m_repeat->isChecked());
    QWidget *page = m_text;
    if (file)
        page = m_file;
    else if (editsInPlace())
        page = m_hex;
    m_pages->setCurrentWidget(page);
    m_row->setFieldVisible(m_inPlace, !file && m_typedAs == PayloadNotation::Hex);
    showSendWord();
    showMoreHint();
}

void PayloadEditor::showSendWord()
{
    const bool running = m_repeatTimer.isActive();
    const bool repeats = m_repeat->isChecked();
    m_send->setText(running ? tr("&Stop") : repeats ? tr("&Start") : tr("&Send"));
    m_send->setIcon(m_look.icon(running   ? QStringLiteral("stop")
                                : repeats ? QStringLiteral("repeat")
                                          : QStringLiteral("send")));
    const QString keys = m_send->shortcut().toString(QKeySequence::NativeText);
    const QString tip = running   ? tr("Stop repeating")
                        : repeats ? tr("Send again and again")
                                  : tr("Send once");
    m_send->setToolTip(m_sendEnabled || m_whyNot.isEmpty() ? QStringLiteral("%1 (%2)").arg(tip, keys)
                                                           : m_whyNot);
    m_send->setEnabled(m_sendEnabled);
}

void PayloadEditor::showMoreHint()
{
    QStringList parts;
    if (m_pieceSize->value() > 0)
        parts.append(tr("pieces of %1 bytes").arg(formatCount(m_pieceSize->value())));
    if (m_repeat->isChecked())
        parts.append(tr("every %1 ms").arg(formatCount(m_repeatMs->value())));
    if (m_convert->isChecked() && m_convert->isEnabled())
        parts.append(tr("newlines converted"));
    if (m_placeholders->isChecked())
        parts.append(tr("placeholders"));
    if (!m_checksum->summary().isEmpty())
        parts.append(m_checksum->summary());
    m_row->setMoreHint(parts.join(QStringLiteral(" · ")));
}

void PayloadEditor::prependField(const QString &label, QWidget *field)
{
    m_row->prependField(label, field);
}

void PayloadEditor::addSideAction(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    m_side->insertWidget(m_side->count() - 1, button, 0, Qt::AlignHCenter);
}

void PayloadEditor::setPlaceholderText(const QString &text)
{
    m_text->setPlaceholderText(text);
}

void PayloadEditor::focusText()
{
    m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
}

bool PayloadEditor::isMoreOpen() const
{
    return m_row->isMoreOpen();
}

void PayloadEditor::setMoreOpen(bool open)
{
    m_row->setMoreOpen(open);
}

void PayloadEditor::retranslate()
{
    m_row->setLabel(m_notation, tr("&As"));
    m_row->setLabel(m_encoding, tr("E&ncoding"));
    m_row->setLabel(m_ending, tr("En&d"));
    m_row->setLabel(m_pieceSize, tr("P&ieces of"));
    m_row->setLabel(m_pieceDelay, tr("Pa&use"));
    m_pieceSize->setSpecialValueText(tr("whole"));
    m_pieceSize->setSuffix(tr(" bytes"));
    m_pieceDelay->setSuffix(tr(" ms"));
    m_repeat->setText(tr("&Repeat every"));
    m_repeatMs->setSuffix(tr(" ms"));
    m_repeatMs->setAccessibleName(tr("Milliseconds between two messages"));
    m_inPlace->setText(tr("byte by byte"));
    m_convert->setText(tr("Con&vert newlines in the text too"));
    m_placeholders->setText(tr("Placeholders"));
    m_checksum->retranslate();
    m_text->setAccessibleName(tr("Message"));
    m_count->setToolTip(tr("The bytes that will be sent"));
    m_button->reserveWords({tr("&Send"), tr("&Start"), tr("&Stop")});
    retranslateChoices();
    retranslateTips();
    showWhatApplies();
}

void PayloadEditor::retranslateChoices()
{
    const auto name = [](QComboBox *box, int value, const QString &words) {
        box->setItemText(box->findData(value), words);
    };
    name(m_notation, int(PayloadNotation::Text), tr("text"));
    name(m_notation, int(PayloadNotation::Escapes), tr("escapes"));
    name(m_notation, int(PayloadNotation::Hex), tr("hex"));
    name(m_notation, fileChoice, tr("file"));
    name(m_ending, int(LineEnding::None), tr("none"));
    name(m_ending, int(LineEnding::Lf), QStringLiteral("LF"));
    name(m_ending, int(LineEnding::Cr), QStringLiteral("CR"));
    name(m_ending, int(LineEnding::CrLf), QStringLiteral("CRLF"));
    name(m_ending, int(LineEnding::Nul), QStringLiteral("NUL"));
}

void PayloadEditor::retranslateTips()
{
    m_notation->setToolTip(tr("How the message is written: as text, with escapes such as \\n and \\x41, as "
                              "hexadecimal digits, or as the bytes of a file"));
    m_encoding->setToolTip(tr("How letters become bytes"));
    m_ending->setToolTip(tr("Appended once at the end of the message"));
    m_pieceSize->setToolTip(tr("Hand the message over in pieces of this size: the receiver may see them cut "
                               "differently, for TCP is a stream"));
    m_pieceDelay->setToolTip(tr("Time between two pieces"));
    m_repeat->setToolTip(tr("Send the message again and again until stopped"));
    m_repeatMs->setToolTip(tr("Time between two messages"));
    m_placeholders->setToolTip(
        tr("{time}, {unix}, {counter}, {random} and {peer} in the text stand for the time, a "
           "number that grows with each message, a random one, and whom it goes to. A brace "
           "is written twice"));
    m_inPlace->setToolTip(tr("Edit in place, with offsets and characters; off: type the digits as text"));
    m_convert->setToolTip(tr("Newlines inside the text become the chosen line ending as well"));
}

void PayloadEditor::applyLook()
{
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_count->setPalette(quiet);
}

void PayloadEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        judge();
    }
    QWidget::changeEvent(event);
}

void PayloadEditor::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFile(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void PayloadEditor::dropEvent(QDropEvent *event)
{
    const QString path = localFile(event->mimeData());
    if (path.isEmpty())
        return;
    m_file->setPath(path);
    select(m_notation, fileChoice);
    event->acceptProposedAction();
}

} // namespace wirebench
