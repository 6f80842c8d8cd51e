#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace wirebench::test {

/// Certificates of every kind, made anew by the program openssl in a folder that goes with the object. All
/// keys are EC P-256. Needs WIREBENCH_NEED("openssl").
///
/// | file | is |
/// |---|---|
/// | ca.pem | an authority; it has signed all that follow unless they say otherwise |
/// | good.pem, good.key | for localhost, 127.0.0.1 and ::1 |
/// | wrong.pem, wrong.key | for other.example |
/// | wild.pem, wild.key | for *.example.org |
/// | expired.pem, expired.key; early.pem, early.key | for localhost, over since 2002; not valid before 2048 |
/// | client.pem, client.key | CN=student, for clients |
/// | self.pem, self.key | for localhost, signed by itself |
/// | stranger.pem, stranger.key | for localhost, of an authority that nobody knows: strangerca.pem |
/// | chain.pem, chain.key | for localhost: its own, and an authority between it and ca.pem |
/// | leaf.pem | the first of chain.pem alone |
/// | both.pem | the key of good.pem and then its certificate |
/// | locked.key | the key of good.pem under the passphrase "secret" |
class Certificates
{
public:
    /// False if openssl failed; what it said is in errors().
    bool make();
    QString path(const char *file) const { return m_folder.filePath(QString::fromLatin1(file)); }
    const QByteArray &errors() const { return m_errors; }

    /// Runs openssl in that folder. @p output takes what it prints, if it is not null. False if it failed.
    bool openssl(const QStringList &words, QByteArray *output = nullptr);
    /// Writes a file there and returns its path.
    QString write(const char *file, const QByteArray &contents);
    QByteArray read(const char *file) const;

private:
    bool makeAuthority(const QString &name, const QString &subject);
    bool request(const QString &name, const QString &subject, const QString &names);
    bool sign(const QString &name, const QString &authority, const QStringList &more = {});
    bool issue(const char *name, const char *subject, const char *names, const char *authority = "ca",
               const QStringList &more = {});

    QTemporaryDir m_folder;
    QByteArray m_errors;
};

} // namespace wirebench::test
