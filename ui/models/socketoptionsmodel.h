#pragma once

#include "core/net/optioncalls.h"

#include <QAbstractTableModel>
#include <QMap>

#include <vector>

namespace wirebench {

/// The options that a kind of socket has, as a table: name, what is to be set (editable; empty leaves it to
/// the system), what the system says now, meaning. Lives on the GUI thread; fed by its owner with what the
/// engines tell (optionsTold()).
class SocketOptionsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        SetColumn,
        NowColumn,
        MeaningColumn,
        ColumnCount,
    };

    enum Role {
        TroubleRole = Qt::UserRole, ///< bool: what stands there cannot be used, or was refused
        ChoicesRole,                ///< QStringList: all that may be typed; empty where that is no list
    };

    explicit SocketOptionsModel(SocketUse use, QObject *parent = nullptr);

    /// What is typed, by name; without what is empty.
    QMap<QString, QString> texts() const;
    /// Names that are not among the editable ones are ignored. Does not say textEdited().
    void setTexts(const QMap<QString, QString> &texts);
    /// "SO_RCVBUF = 65536", one for each that is typed.
    QStringList summary() const;

    void take(const QList<OptionReading> &readings);
    /// The socket is closed: nothing is known of it.
    void forget();

    const SocketOption &optionAt(int row) const { return *m_rows[size_t(row)].option; }
    const QString &textAt(int row) const { return m_rows[size_t(row)].text; }
    int rowOf(const SocketOption *option) const; ///< -1 if it is not shown

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Somebody typed something else, right or wrong.
    void textEdited(int row);

private:
    struct Row
    {
        const SocketOption *option;
        QString text;
        std::optional<OptionValue> now;
        QString errorName; ///< of the last call that set or read it
    };

    bool isEditable(const Row &row) const { return row.option->isListedFor(m_use); }
    static bool isUsable(const Row &row);
    bool isTrouble(const Row &row, int column) const;
    QString text(const Row &row, int column) const;
    QString setText(const Row &row) const;
    static QString nowText(const Row &row);
    static QString meaning(const SocketOption &option);
    QString toolTip(const Row &row, int column) const;

    const SocketUse m_use;
    std::vector<Row> m_rows;
};

} // namespace wirebench
