#pragma once

#include "core/dialogue/dialogue.h"

#include <QDialog>
#include <QTimer>

class QAction;
class QPlainTextEdit;

namespace wirebench {

class ActionButton;
class Look;
class Notice;

/// Where one writes a dialogue of one's own: its file as text, checked while it is typed; the place of a mistake is
/// named, and underlined. Nothing is lost: closing with changes asks. GUI thread; owned by its panel.
class DialogueEditor final : public QDialog
{
    Q_OBJECT

public:
    /// @param look must outlive the editor
    DialogueEditor(Look &look, QWidget *parent);

    /// @param path where it was read from; empty: it has no file yet
    void edit(const QByteArray &json, const QString &path, DialogueLanguage language);
    const QString &path() const { return m_path; }
    QString text() const;
    QPlainTextEdit *edit() const { return m_text; }
    Notice *notice() const { return m_notice; }
    QAction *saveAction() const { return m_save; }
    /// False if it could not be written; the notice says why.
    bool saveTo(const QString &path);

Q_SIGNALS:
    /// It is in this file now, and is a dialogue.
    void saved(const QString &path);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool check();
    void mark(int line, int column);
    void save();
    bool mayClose();
    void retranslate();

    Look &m_look;
    QPlainTextEdit *m_text;
    Notice *m_notice;
    QAction *m_save;
    ActionButton *m_saveButton;
    QTimer m_checkTimer; ///< waits for a pause in typing
    QString m_path;
    DialogueLanguage m_language = DialogueLanguage::English;
};

} // namespace wirebench
