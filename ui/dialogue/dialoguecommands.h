#pragma once

#include "core/dialogue/dialoguelibrary.h"

#include <QList>
#include <QScrollArea>

class QLabel;
class QLineEdit;
class QPushButton;

namespace wirebench {

class Look;

/// The commands of a protocol, each a button with its fields: for whoever has taken over the keyboard. GUI
/// thread; owned by its panel.
class DialogueCommands final : public QScrollArea
{
    Q_OBJECT

public:
    /// @param look must outlive the widget
    explicit DialogueCommands(Look &look, QWidget *parent = nullptr);

    /// @param entry of the library, which outlives everything; null: none
    void setProtocol(const ProtocolEntry *entry, DialogueLanguage language);
    /// @param reason shown on the disabled buttons
    void setSendEnabled(bool enabled, const QString &reason);

Q_SIGNALS:
    void lineWanted(const QString &line);
    /// A field cannot be used, or is missing.
    void refused(const wirebench::DialogueNote &note);

private:
    struct Row
    {
        const ProtocolCommand *command;
        QPushButton *button;
        QHash<QString, QLineEdit *> fields;
    };

    void build();
    void send(const Row &row);
    void showEnabled();
    void applyLook();

    Look &m_look;
    const ProtocolEntry *m_entry = nullptr;
    DialogueLanguage m_language = DialogueLanguage::English;
    QList<Row> m_rows;
    QList<QLabel *> m_explanations;
    bool m_sendEnabled = false;
    QString m_reason;
};

} // namespace wirebench
