#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace wirebench {

/// One line of a message's header or trailer, as it stood there; the value without the blanks around it.
struct HttpField
{
    QByteArray name;
    QByteArray value;

    friend bool operator==(const HttpField &, const HttpField &) = default;
};

/// The fields of a message in their order. Names are compared without regard to case (RFC 9110, 5.1).
class HttpFields
{
public:
    HttpFields() = default;
    HttpFields(std::initializer_list<HttpField> fields) : m_fields(fields) {}

    void append(QByteArray name, QByteArray value) { m_fields.append({std::move(name), std::move(value)}); }
    /// Replaces the first of this name, removes the others, or appends.
    void set(const QByteArray &name, const QByteArray &value);
    void remove(QByteArrayView name);
    void removeSecrets(); ///< those of isSecretField()

    bool contains(QByteArrayView name) const;
    /// Of the first with this name; empty if there is none.
    QByteArray value(QByteArrayView name) const;
    QList<QByteArray> values(QByteArrayView name) const;
    /// The elements of a comma-separated list, over all fields of this name, trimmed and without empty ones
    /// (RFC 9110, 5.6.1). Commas inside quoted strings separate nothing.
    QList<QByteArray> elements(QByteArrayView name) const;
    /// Whether that list has this element, without regard to case: "Connection: close".
    bool hasElement(QByteArrayView name, QByteArrayView element) const;

    bool isEmpty() const { return m_fields.isEmpty(); }
    qsizetype size() const { return m_fields.size(); }
    auto begin() const { return m_fields.begin(); }
    auto end() const { return m_fields.end(); }

    friend bool operator==(const HttpFields &, const HttpFields &) = default;

private:
    QList<HttpField> m_fields;
};

/// Whether the value of such a field logs somebody in, so that it is left out of what is saved or handed on:
/// Authorization, Proxy-Authorization, Cookie, Set-Cookie; without regard to case.
bool isSecretField(QByteArrayView name);

/// What stands before the body of a request.
struct HttpRequestHead
{
    QByteArray method = "GET";
    QByteArray target = "/"; ///< as in the request line: origin-form, absolute-form, … (RFC 9112, 3.2)
    int minorVersion = 1;    ///< HTTP/1.0 or HTTP/1.1
    HttpFields fields;
};

/// What stands before the body of a response.
struct HttpResponseHead
{
    int status = 0;
    QByteArray reason;
    int minorVersion = 1;
    HttpFields fields;

    /// Another head follows. 101 is the last one: what follows it is no HTTP any more.
    bool isInterim() const { return status >= 100 && status < 200 && status != 101; }
};

/// Whether the sender will take or send another message on the connection (RFC 9112, 9.3).
bool keepsAlive(int minorVersion, const HttpFields &fields);

} // namespace wirebench
