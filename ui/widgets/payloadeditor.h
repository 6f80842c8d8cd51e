#pragma once

#include "core/workspace/settings.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QVBoxLayout;

namespace wirebench {

class ActionButton;
class ChecksumFields;
class FileField;
class HexEditorPanel;
class HistoryField;
class Look;
class Notice;
class PayloadPreview;
class SettingsRow;

/// Where a message is typed and sent from: as text, with escapes, as hex or from a file; in an encoding,
/// with a line ending; whole or in pieces; once or again and again. A mistake is underlined and explained,
/// and nothing is sent until it is gone. GUI thread; owned by the tab, which sends what sendRequested()
/// carries.
///
/// The editor has no connection of its own: the tab says with setSendEnabled() whether sending makes
/// sense. What is typed stays after sending and can be recalled with ↑.
class PayloadEditor final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the editor
    explicit PayloadEditor(Look &look, QWidget *parent = nullptr);

    PayloadSettings settings() const;
    /// Stops repeating; says settingsChanged() once if anything is different.
    void setSettings(const PayloadSettings &settings);

    /// "Send", or "Start"/"Stop" where the message repeats. Has the shortcuts Ctrl+Return and Ctrl+Enter
    /// for as long as the focus is in this editor; a tab that wants them further sets its own context.
    QAction *sendAction() const { return m_send; }
    QPushButton *sendButton() const;
    /// Fills the button with the accent, for when sending is what one does next. False at first.
    void setSendFilled(bool filled);
    /// @param reason shown on the disabled button: "Connect first". Disabling stops repeating.
    void setSendEnabled(bool enabled, const QString &reason = {});

    /// For the placeholder {peer}: gives the address that a message would go to now, or an empty text.
    void setPeer(const std::function<QString()> &peer) { m_peer = peer; }

    /// Whether a message without bytes is one, as a datagram is. False at first.
    void setEmptyAllowed(bool allowed) { m_emptyAllowed = allowed; }

    /// Sends once, or starts or stops repeating, as the button would. Shows the mistake if there is one.
    void send();
    bool isRepeating() const { return m_repeatTimer.isActive(); }
    void stopRepeating();

    /// Whether sending makes sense now, and why not.
    bool canSend() const { return m_sendEnabled; }
    const QString &whyNot() const { return m_whyNot; }

    /// A button for it below Send. The action is not owned.
    void addSideAction(QAction *action);
    /// A field of the tab's before the others, such as whom to send to.
    void prependField(const QString &label, QWidget *field);
    void setPlaceholderText(const QString &text);
    /// Puts the cursor into the text.
    void focusText();

    bool isMoreOpen() const;
    void setMoreOpen(bool open);

    Notice *notice() const { return m_notice; }

Q_SIGNALS:
    void settingsChanged();
    void sendRequested(const wirebench::OutboundMessage &message);
    void repeatingChanged(bool repeating);

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeFields();
    void makeActions();
    void arrange();
    void connectFields();
    void retranslate();
    void retranslateChoices();
    void retranslateTips();
    void applyLook();

    bool sendsFile() const;
    bool editsInPlace() const;
    void switchPlace();
    void fillHex(const QString &text);
    void showWhatApplies();
    void showSendWord();
    void showMoreHint();
    void edited();
    void retype(PayloadNotation notation);
    void judge();
    bool judgeQuietly();
    static qint64 sizeOf(const OutboundMessage &message);
    void showCount(qint64 bytes);
    void showPreview(const OutboundMessage &message);
    PlaceholderValues values() const;
    void showMistake(const Error &error);
    void clearMistake();
    Result<OutboundMessage> message() const;
    bool sendOnce();
    void startRepeating();

    Look &m_look;
    SettingsRow *m_row;
    QComboBox *m_notation;
    QComboBox *m_encoding;
    QComboBox *m_ending;
    QCheckBox *m_convert;
    ChecksumFields *m_checksum;
    QCheckBox *m_placeholders;
    QSpinBox *m_pieceSize;
    QSpinBox *m_pieceDelay;
    QCheckBox *m_repeat;
    QSpinBox *m_repeatMs;
    QStackedWidget *m_pages;
    QCheckBox *m_inPlace;
    HistoryField *m_text;
    HexEditorPanel *m_hex;
    FileField *m_file;
    QVBoxLayout *m_side;
    QLabel *m_count;
    PayloadPreview *m_preview;
    ActionButton *m_button;
    Notice *m_notice;
    QAction *m_send;
    QString m_whyNot;
    std::function<QString()> m_peer;
    quint64 m_counter = 1; ///< of the next message that has placeholders
    QTimer m_judgeTimer; // waits for a pause in typing before it finds fault
    QTimer m_repeatTimer;
    std::optional<OutboundMessage> m_ready;            // encoded and right; nothing after an edit
    PayloadNotation m_typedAs = PayloadNotation::Text; // also while a file is chosen
    bool m_sendEnabled = true;
    bool m_emptyAllowed = false;
    bool m_tellLater = false; // settingsChanged(), after a pause
    bool m_loading = false;
};

} // namespace wirebench
