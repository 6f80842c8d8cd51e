#include "core/http/httpmessage.h"

#include <algorithm>
#include <iterator>

namespace wirebench {

namespace {

bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// The next element of a list, up to a comma outside quotes; @p text goes on behind it.
QByteArrayView takeElement(QByteArrayView &text)
{
    bool quoted = false;
    qsizetype i = 0;
    for (; i < text.size(); ++i) {
        if (quoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == ',' && !quoted)
            break;
    }
    const qsizetype end = std::min(i, text.size());
    const QByteArrayView element = text.first(end).trimmed();
    text = text.sliced(std::min(end + 1, text.size()));
    return element;
}

} // namespace

bool isSecretField(QByteArrayView name)
{
    constexpr const char *secrets[] = {"Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie"};
    return std::any_of(std::begin(secrets), std::end(secrets),
                       [&](const char *secret) { return isSame(name, secret); });
}

void HttpFields::removeSecrets()
{
    m_fields.removeIf([](const HttpField &field) { return isSecretField(field.name); });
}

void HttpFields::set(const QByteArray &name, const QByteArray &value)
{
    bool found = false;
    for (qsizetype i = 0; i < m_fields.size();) {
        if (!isSame(m_fields[i].name, name)) {
            ++i;
        } else if (found) {
            m_fields.removeAt(i);
        } else {
            m_fields[i++].value = value;
            found = true;
        }
    }
    if (!found)
        append(name, value);
}

void HttpFields::remove(QByteArrayView name)
{
    m_fields.removeIf([&](const HttpField &field) { return isSame(field.name, name); });
}

bool HttpFields::contains(QByteArrayView name) const
{
    return std::any_of(begin(), end(), [&](const HttpField &field) { return isSame(field.name, name); });
}

QByteArray HttpFields::value(QByteArrayView name) const
{
    const auto found = std::find_if(begin(), end(), [&](const HttpField &field) { return isSame(field.name, name); });
    return found == end() ? QByteArray() : found->value;
}

QList<QByteArray> HttpFields::values(QByteArrayView name) const
{
    QList<QByteArray> values;
    for (const HttpField &field : m_fields) {
        if (isSame(field.name, name))
            values.append(field.value);
    }
    return values;
}

QList<QByteArray> HttpFields::elements(QByteArrayView name) const
{
    QList<QByteArray> elements;
    for (const QByteArray &value : values(name)) {
        QByteArrayView rest = value;
        while (!rest.isEmpty()) {
            const QByteArrayView element = takeElement(rest);
            if (!element.isEmpty())
                elements.append(element.toByteArray());
        }
    }
    return elements;
}

bool HttpFields::hasElement(QByteArrayView name, QByteArrayView element) const
{
    const QList<QByteArray> all = elements(name);
    return std::any_of(all.begin(), all.end(), [&](const QByteArray &one) { return isSame(one, element); });
}

bool keepsAlive(int minorVersion, const HttpFields &fields)
{
    if (fields.hasElement("Connection", "close"))
        return false;
    return minorVersion >= 1 || fields.hasElement("Connection", "keep-alive");
}

} // namespace wirebench
