#pragma once

#include "core/dialogue/dialogueevents.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableWidget;

namespace wirebench {

class Look;

/// What a dialogue has brought: tables (a folder, a mailbox), the menu of a Gopher server with its links, and the
/// files that were saved. GUI thread; owned by its panel.
class DialogueResults final : public QWidget
{
    Q_OBJECT

public:
    /// Rows that are shown of one table; its title counts all.
    static constexpr int maximumRows = 10'000;

    /// @param look must outlive the widget
    explicit DialogueResults(Look &look, QWidget *parent = nullptr);

    void clear();
    /// Takes the place of an older table of that name. The newest result is shown.
    void add(const DialogueTable &table);
    void add(const QList<GopherItem> &menu);
    void addFile(const QString &path, qint64 size);
    bool isEmpty() const { return m_results.isEmpty(); }
    /// All results together.
    int rowCount() const;

Q_SIGNALS:
    /// A link of a menu: double click or Enter.
    void linkChosen(const wirebench::GopherItem &item);
    /// The first cell of a table's row: the same.
    void valueChosen(const QString &value);
    void rowCountChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Kind : quint8 { Table, Menu, Files };
    struct Result
    {
        Kind kind;
        DialogueTable table;
        QList<GopherItem> menu; ///< a row each
    };

    void put(const Result &result);
    void showTitles();
    void showResult();
    QString titleOf(const Result &result) const;
    void activate(int row);
    void retranslate();
    static QString wordOf(GopherItem::Type type);

    QComboBox *m_choice;
    QTableWidget *m_table;
    QLabel *m_empty;
    QList<Result> m_results;
    int m_shown = -1;
};

} // namespace wirebench
