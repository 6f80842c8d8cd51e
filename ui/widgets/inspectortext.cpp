#include "ui/widgets/inspectortext.h"

#include "core/payload/preview.h"
#include "core/payload/textdecoder.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/look.h"
#include "ui/widgets/symbolfont.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace wirebench {

namespace {

// How far neighbours are looked for. On a busy server thousands of records of other connections may lie
// between two of one; this many take about a millisecond.
constexpr quint64 reach = 20'000;

constexpr TextEncoding encodings[] = {TextEncoding::Utf8,    TextEncoding::Latin1,  TextEncoding::Windows1252,
                                      TextEncoding::Utf16Le, TextEncoding::Utf16Be, TextEncoding::Ascii};

bool isSameStream(const SocketCall &a, const SocketCall &b)
{
    if (a.isDatagram())
        return false; // a letter does not go on from one datagram to the next
    return a.direction == b.direction && a.flow->connection == b.flow->connection && !b.payload.isEmpty();
}

/// The first letter, of one or two units.
QString firstLetter(const QString &text)
{
    return text.left(!text.isEmpty() && text.front().isHighSurrogate() ? 2 : 1);
}

/// The end of the stream before the record. It starts an even number of bytes after the first byte that is
/// known, so that UTF-16 stays in step.
QByteArray streamBefore(const LogSnapshot &snapshot, const SocketCall &own)
{
    QByteArray bytes;
    qsizetype skipped = 0;
    const quint64 first = std::max(snapshot.firstId(), own.id - std::min(own.id, reach));
    for (quint64 id = own.id; id-- > first;) {
        const SocketCall &call = snapshot.at(id);
        if (!isSameStream(own, call))
            continue;
        const qsizetype room = StreamBytes::contextLimit - bytes.size();
        const qsizetype taken = std::clamp<qsizetype>(room, 0, call.payload.size());
        bytes.prepend(call.payload.view().last(taken).toByteArray());
        skipped += call.payload.size() - taken;
    }
    return skipped % 2 == 0 ? bytes : bytes.sliced(std::min<qsizetype>(1, bytes.size()));
}

} // namespace

StreamBytes StreamBytes::around(const LogSnapshot &snapshot, quint64 id)
{
    const SocketCall &call = snapshot.at(id);
    StreamBytes stream;
    stream.own = call.payload;
    stream.scannedTo = id + 1;
    stream.before = streamBefore(snapshot, call);
    stream.extend(snapshot, call);
    return stream;
}

bool StreamBytes::extend(const LogSnapshot &snapshot, const SocketCall &call)
{
    const qsizetype had = after.size();
    const quint64 end = std::min(snapshot.endId(), call.id + reach);
    snapshot.forEach(scannedTo, end, [&](const SocketCall &next) {
        if (isSameStream(call, next))
            after += next.payload.view().first(std::min(contextLimit - after.size(), next.payload.size()));
        return after.size() < contextLimit;
    });
    scannedTo = std::max(scannedTo, end);
    return after.size() > had;
}

StreamText decodeStream(const StreamBytes &stream, TextEncoding encoding, qsizetype ownLimit)
{
    const QByteArrayView own = stream.own.view().first(std::min(ownLimit, stream.own.size()));
    StreamText text;
    TextDecoder decoder(encoding);
    text.cut = own.size() < stream.own.size();
    text.before = decoder.decode(stream.before);
    text.letterBegan = decoder.hasPartial() && !own.isEmpty();
    text.own = decoder.decode(own);
    if (text.cut)
        return text;
    text.letterEnds = decoder.hasPartial();
    text.after = decoder.decode(stream.after);
    if (text.letterEnds) {
        const QString letter = text.after.isEmpty() ? decoder.finish() : firstLetter(text.after);
        text.own += letter;
        text.after.remove(0, letter.size());
    }
    return text;
}

InspectorText::InspectorText(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_encodingLabel(new QLabel(this)), m_encoding(new QComboBox(this)),
      m_wholeStream(new QCheckBox(this)), m_note(new QLabel(this)), m_text(new QPlainTextEdit(this))
{
    loadSymbolFont();
    for (const TextEncoding encoding : encodings)
        m_encoding->addItem(encodingName(encoding), int(encoding));
    m_encodingLabel->setBuddy(m_encoding);
    m_note->setTextFormat(Qt::PlainText);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);

    m_fields = new FlowLayout;
    for (QWidget *widget : {static_cast<QWidget *>(m_encodingLabel), static_cast<QWidget *>(m_encoding),
                            static_cast<QWidget *>(m_wholeStream), static_cast<QWidget *>(m_note)})
        m_fields->addWidget(widget);
    auto *column = new QVBoxLayout(this);
    column->addLayout(m_fields);
    column->addWidget(m_text, 1);

    connect(m_encoding, &QComboBox::currentIndexChanged, this, &InspectorText::showRecord);
    connect(m_wholeStream, &QCheckBox::toggled, this, &InspectorText::showRecord);
    connect(&m_look, &Look::changed, this, &InspectorText::applyLook);
    applyLook();
    retranslate();
}

void InspectorText::setRecord(const SocketCall &call, const StreamBytes &stream)
{
    m_call = call;
    m_stream = stream;
    showRecord();
}

void InspectorText::setStream(const StreamBytes &stream)
{
    m_stream = stream;
    if (!m_letterWaits && !m_wholeStream->isChecked())
        return;
    const int position = m_text->verticalScrollBar()->value();
    showRecord();
    m_text->verticalScrollBar()->setValue(position);
}

void InspectorText::clear()
{
    setRecord({}, {});
}

TextEncoding InspectorText::encoding() const
{
    return TextEncoding(m_encoding->currentData().toInt());
}

QString InspectorText::emptyWords() const
{
    if (m_call.isEndOfStream())
        return tr("The end of the stream: no bytes.");
    return m_call.isEmptyDatagram() ? tr("A datagram without bytes.") : tr("This call moved no bytes.");
}

void InspectorText::showRecord()
{
    m_text->clear();
    m_note->clear();
    m_letterWaits = false;
    if (!m_call.flow)
        return;
    m_text->setPlaceholderText(emptyWords());
    if (m_call.payload.isEmpty())
        return;
    const StreamText text = decodeStream(m_stream, encoding(), payloadLimit);
    m_letterWaits = text.letterEnds && m_stream.after.isEmpty();
    showText(text);
    m_note->setText(noteFor(text));
}

void InspectorText::showText(const StreamText &text)
{
    QTextCharFormat own;
    own.setForeground(m_look.color(ColorRole::Text));
    if (m_wholeStream->isChecked())
        own.setBackground(m_look.color(ColorRole::Selection));
    QTextCharFormat quiet;
    quiet.setForeground(m_look.color(ColorRole::QuietText));

    const bool withStream = m_wholeStream->isChecked();
    QTextCursor cursor(m_text->document());
    if (withStream)
        cursor.insertText(visibleText(text.before), quiet);
    const int start = cursor.position();
    cursor.insertText(visibleText(text.own), own);
    if (withStream)
        cursor.insertText(visibleText(text.after), quiet);
    cursor.setPosition(start);
    m_text->setTextCursor(cursor);
    m_text->ensureCursorVisible();
}

QString InspectorText::noteFor(const StreamText &text) const
{
    QStringList notes;
    if (text.cut)
        notes << tr("The first %1 of %2. Hex shows all.")
                     .arg(formatBytes(payloadLimit), formatBytes(m_call.payload.size()));
    if (text.letterBegan)
        notes << tr("The first letter began in the bytes before.");
    if (text.letterEnds)
        notes << (m_letterWaits ? tr("The last letter is not complete: the rest has not come.")
                                : tr("The last letter ends in the bytes after."));
    return notes.join(u' ');
}

QString InspectorText::text() const
{
    return m_text->toPlainText();
}

QString InspectorText::note() const
{
    return m_note->text();
}

void InspectorText::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void InspectorText::applyLook()
{
    m_text->setFont(m_look.dataFont());
    QPalette quiet = m_note->palette();
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_note->setPalette(quiet);
    m_fields->setContentsMargins(m_look.unit(), m_look.gap(), m_look.unit(), m_look.gap());
    layout()->setContentsMargins(0, 0, 0, 0);
    layout()->setSpacing(0);
    m_text->document()->setDocumentMargin(m_look.unit());
    showRecord(); // the colours are in the text
}

void InspectorText::retranslate()
{
    m_encodingLabel->setText(tr("&Encoding"));
    m_encoding->setAccessibleName(tr("Encoding of the text"));
    m_wholeStream->setText(tr("&Whole stream"));
    m_wholeStream->setToolTip(
        tr("Shows what came before and after in the same direction of this connection"));
    m_text->setAccessibleName(tr("Data as text"));
    showRecord();
}

} // namespace wirebench
