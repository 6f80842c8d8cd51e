#pragma once

#include "core/payload/payload.h"
#include "core/traffic/trafficlog.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace wirebench {

class FlowLayout;
class Look;

/// A record's payload with the stream around it: what went in the same direction of the same connection
/// before and after. A value of bounded size that holds no snapshot.
struct StreamBytes
{
    static constexpr qsizetype contextLimit = 8 * 1024; ///< bytes before and after, each

    QByteArray before;
    Bytes own;
    QByteArray after;
    quint64 scannedTo = 0; ///< `after` is complete up to this id

    /// The record @p id, which must be in the snapshot.
    static StreamBytes around(const LogSnapshot &snapshot, quint64 id);
    /// Adds to `after` what a newer snapshot has. True if that was anything.
    bool extend(const LogSnapshot &snapshot, const SocketCall &call);
};

/// The same as text.
struct StreamText
{
    QString before;
    QString own; ///< the record's text, with whole letters at both ends
    QString after;
    bool letterBegan = false; ///< the first letter of `own` began in the record before
    bool letterEnds = false;  ///< the last letter of `own` ends in a record after, or will
    bool cut = false;         ///< the payload is longer than what was decoded
};

/// @param ownLimit bytes of the payload that are decoded at most.
StreamText decodeStream(const StreamBytes &stream, TextEncoding encoding, qsizetype ownLimit);

/// The inspector's page Text: the payload in an encoding of choice, control characters as symbols, and on
/// request the stream around it in quiet letters. GUI thread; owned by the inspector.
class InspectorText final : public QWidget
{
    Q_OBJECT

public:
    /// Payloads beyond this are cut: one line of 10 MB would take the text layout seconds.
    static constexpr qsizetype payloadLimit = 64 * 1024;

    explicit InspectorText(Look &look, QWidget *parent = nullptr);

    void setRecord(const SocketCall &call, const StreamBytes &stream);
    /// The stream after the record has grown: shown where it makes a difference.
    void setStream(const StreamBytes &stream);
    void clear();

    QComboBox *encodingField() const { return m_encoding; }
    QCheckBox *streamField() const { return m_wholeStream; }
    QString text() const;
    QString note() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    QString emptyWords() const;
    void showRecord();
    void showText(const StreamText &text);
    QString noteFor(const StreamText &text) const;
    TextEncoding encoding() const;
    void applyLook();
    void retranslate();

    Look &m_look;
    FlowLayout *m_fields;
    QLabel *m_encodingLabel;
    QComboBox *m_encoding;
    QCheckBox *m_wholeStream;
    QLabel *m_note;
    QPlainTextEdit *m_text;
    SocketCall m_call;
    StreamBytes m_stream;
    bool m_letterWaits = false; ///< the shown text ends in a letter whose rest had not come
};

} // namespace wirebench
