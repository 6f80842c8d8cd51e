#pragma once

#include "core/dialogue/dialogue.h"

#include <QMap>
#include <QWidget>

class QVBoxLayout;

namespace wirebench {

class Look;
class SettingsRow;

/// The fields of a dialogue's parameters: what must be filled in at once, what may be under "More". Secrets are
/// shown as dots unless asked for. What was typed for a name stays when another dialogue has the same name. GUI
/// thread; owned by its panel.
class DialogueForm final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the form
    explicit DialogueForm(Look &look, QWidget *parent = nullptr);

    void setDialogue(const DialoguePtr &dialogue, DialogueLanguage language);
    /// For all parameters of the dialogue.
    DialogueValues values() const;
    /// What differs from the defaults, of other dialogues, too.
    const QMap<QString, QString> &keptValues() const { return m_kept; }
    /// The same of secrets.
    const QMap<QString, QString> &secrets() const { return m_secrets; }
    void setKeptValues(const QMap<QString, QString> &values, const QMap<QString, QString> &secrets);
    void setValue(const QString &name, const QString &value);
    void setLocked(bool locked);
    /// Outlines the field of this parameter, opens what hides it, and puts the cursor there.
    void showTrouble(const QString &name);
    void clearTrouble();

Q_SIGNALS:
    void edited();

private:
    void build();
    QWidget *makeField(const DialogueParameter &parameter);
    QWidget *editOf(QWidget *field) const;
    QString valueOf(const DialogueParameter &parameter) const;
    static QString defaultOf(const DialogueParameter &parameter);
    void fill(const DialogueParameter &parameter);
    void takeTyped();
    void fieldEdited();

    Look &m_look;
    DialoguePtr m_dialogue;
    DialogueLanguage m_language = DialogueLanguage::English;
    QVBoxLayout *m_column;
    QWidget *m_body = nullptr; ///< made anew for each dialogue
    SettingsRow *m_row = nullptr;
    QHash<QString, QWidget *> m_fields; ///< by the parameter's name
    QMap<QString, QString> m_kept; ///< what was typed, by name
    QMap<QString, QString> m_secrets;
    bool m_loading = false;
};

} // namespace wirebench
