#pragma once

#include "core/answer/rule.h"

#include <QList>
#include <QWidget>

#include <utility>

class QAction;
class QComboBox;
class QSpinBox;
class QTableView;
class QToolBar;

namespace wirebench {

class Look;
class Notice;
class RulesForm;
class RulesModel;
class RulesTester;
class SettingsRow;

/// Rules to answer by: their table, the chosen one in all its parts, and a field to try them. What is deleted
/// can be taken back. GUI thread; owned by its window. Keys: Insert adds, Delete deletes, Ctrl+Z takes back,
/// Ctrl+D doubles, Alt+↑ and Alt+↓ move.
class RulesPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param datagrams each datagram is a message; else chunks or lines of a stream. @param model and look
    /// outlive the panel.
    RulesPanel(RulesModel &model, Look &look, bool datagrams, QWidget *parent = nullptr);
    ~RulesPanel() override;

    /// Of another file, or the mistake in it; the rules stay what they were then.
    void openFile(const QString &path);
    void saveFile(const QString &path);

    RulesForm *form() const { return m_form; }
    RulesTester *tester() const { return m_tester; }
    QTableView *table() const { return m_table; }
    Notice *notice() const { return m_notice; }
    /// Add, double, delete, take back, up, down, open, save.
    QList<QAction *> panelActions() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeActions();
    void makeTable();
    void makeUnits(bool datagrams);
    QAction *action(const char *icon, const QString &text, const QKeySequence &key,
                    void (RulesPanel::*slot)());
    int currentRow() const;
    void choose(int row);
    void showChosen();
    void showRules();
    void formEdited();
    void unitEdited();
    void updateActions();
    void add();
    void duplicate();
    void removeChosen();
    void takeBack();
    void moveUp();
    void moveDown();
    void askForOpening();
    void askForSaving();
    void applyLook();

    RulesModel &m_model;
    Look &m_look;
    QToolBar *m_bar;
    QTableView *m_table;
    SettingsRow *m_units;
    QComboBox *m_unit;
    QSpinBox *m_lineLimit;
    RulesForm *m_form;
    RulesTester *m_tester;
    Notice *m_notice;
    QAction *m_add = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_takeBack = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QAction *m_open = nullptr;
    QAction *m_save = nullptr;
    QList<std::pair<int, AnswerRule>> m_removed; ///< newest last
    bool m_showing = false;                      ///< fields are filled from the model
};

} // namespace wirebench
