#pragma once

#include <QAbstractTableModel>
#include <QNetworkCookie>

namespace wirebench {

/// The cookies of a session as a table whose cells can be edited. GUI thread; owned by its panel.
///
/// Dates are typed and shown as "2026-11-30 18:00", local time; an empty one lasts as long as the session.
class CookiesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ValueColumn, DomainColumn, PathColumn, ExpiresColumn, ColumnCount };

    explicit CookiesModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    const QList<QNetworkCookie> &cookies() const { return m_cookies; }
    /// Those of the engine. Does not say edited().
    void setCookies(const QList<QNetworkCookie> &cookies);

    /// Returns its row.
    int add(const QNetworkCookie &cookie);
    /// @param rows rising
    void remove(const QList<int> &rows);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    /// The user has changed something.
    void edited(const QList<QNetworkCookie> &cookies);

private:
    QList<QNetworkCookie> m_cookies;
};

} // namespace wirebench
