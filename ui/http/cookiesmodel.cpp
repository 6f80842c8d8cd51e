#include "ui/http/cookiesmodel.h"

#include "core/payload/preview.h"

#include <QDateTime>

namespace wirebench {

namespace {

constexpr int valueLength = 300; // characters of a cell that is not being edited
const QLatin1String dateFormat("yyyy-MM-dd HH:mm");

QString expiryText(const QNetworkCookie &cookie)
{
    return cookie.isSessionCookie() ? QString() : cookie.expirationDate().toLocalTime().toString(dateFormat);
}

QString fullText(const QNetworkCookie &cookie, int column)
{
    switch (column) {
    case CookiesModel::NameColumn:
        return QString::fromUtf8(cookie.name());
    case CookiesModel::ValueColumn:
        return QString::fromUtf8(cookie.value());
    case CookiesModel::DomainColumn:
        return cookie.domain();
    case CookiesModel::PathColumn:
        return cookie.path();
    default:
        return expiryText(cookie);
    }
}

QString shownText(const QNetworkCookie &cookie, int column)
{
    const QString text = fullText(cookie, column);
    if (column == CookiesModel::ExpiresColumn && text.isEmpty())
        return CookiesModel::tr("with the session");
    return previewLine(text.toUtf8(), valueLength);
}

/// What would end the cookie in its header, or the header itself.
bool isUsable(const QString &text, bool isName)
{
    for (const QChar letter : text) {
        if (letter < u' ' || letter == u';' || letter == QChar(0x7f) || (isName && letter == u'='))
            return false;
    }
    return !isName || !text.isEmpty();
}

bool setExpiry(QNetworkCookie &cookie, const QString &text)
{
    if (text.isEmpty()) {
        cookie.setExpirationDate({});
        return true;
    }
    const QDateTime date = QDateTime::fromString(text, dateFormat);
    if (date.isValid())
        cookie.setExpirationDate(date);
    return date.isValid();
}

/// False, and nothing is changed, for a text that cannot stand there.
bool setText(QNetworkCookie &cookie, int column, const QString &text)
{
    if (!isUsable(text, column == CookiesModel::NameColumn))
        return false;
    switch (column) {
    case CookiesModel::NameColumn:
        cookie.setName(text.toUtf8());
        return true;
    case CookiesModel::ValueColumn:
        cookie.setValue(text.toUtf8());
        return true;
    case CookiesModel::DomainColumn:
        cookie.setDomain(text.toLower());
        return !text.isEmpty();
    case CookiesModel::PathColumn:
        cookie.setPath(text.startsWith(u'/') ? text : u'/' + text);
        return true;
    default:
        return setExpiry(cookie, text);
    }
}

} // namespace

void CookiesModel::setCookies(const QList<QNetworkCookie> &cookies)
{
    if (cookies == m_cookies)
        return;
    beginResetModel();
    m_cookies = cookies;
    endResetModel();
}

int CookiesModel::add(const QNetworkCookie &cookie)
{
    const int row = int(m_cookies.size());
    beginInsertRows({}, row, row);
    m_cookies.append(cookie);
    endInsertRows();
    Q_EMIT edited(m_cookies);
    return row;
}

void CookiesModel::remove(const QList<int> &rows)
{
    for (auto row = rows.crbegin(); row != rows.crend(); ++row) {
        if (*row < 0 || *row >= m_cookies.size())
            continue;
        beginRemoveRows({}, *row, *row);
        m_cookies.removeAt(*row);
        endRemoveRows();
    }
    if (!rows.isEmpty())
        Q_EMIT edited(m_cookies);
}

void CookiesModel::clear()
{
    setCookies({});
    Q_EMIT edited(m_cookies);
}

int CookiesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cookies.size());
}

int CookiesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CookiesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QNetworkCookie &cookie = m_cookies[index.row()];
    if (role == Qt::EditRole)
        return fullText(cookie, index.column());
    return role == Qt::DisplayRole ? shownText(cookie, index.column()) : QVariant();
}

QVariant CookiesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case ValueColumn:
        return tr("Value");
    case DomainColumn:
        return tr("Domain");
    case PathColumn:
        return tr("Path");
    case ExpiresColumn:
        return tr("Expires");
    default:
        return {};
    }
}

Qt::ItemFlags CookiesModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool CookiesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    QNetworkCookie changed = m_cookies[index.row()];
    if (!setText(changed, index.column(), value.toString().trimmed()))
        return false;
    if (changed == m_cookies[index.row()])
        return true;
    m_cookies[index.row()] = changed;
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited(m_cookies);
    return true;
}

} // namespace wirebench
