#include "tests/support/certificates.h"

#include "tests/support/programs.h"

#include <QFile>
#include <QProcess>

namespace wirebench::test {

namespace {

// What "openssl ca" wants before it signs with dates of one's own choice.
constexpr char configuration[] = "[ca]\n"
                                 "default_ca = any\n"
                                 "[any]\n"
                                 "database = index.txt\n"
                                 "new_certs_dir = .\n"
                                 "default_md = sha256\n"
                                 "default_days = 30\n"
                                 "unique_subject = no\n"
                                 "rand_serial = yes\n"
                                 "copy_extensions = copyall\n"
                                 "policy = anything\n"
                                 "[anything]\n"
                                 "commonName = supplied\n"
                                 "[req]\n"
                                 "distinguished_name = name\n"
                                 "[name]\n";

const QStringList freshKey = {QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                              QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes")};

} // namespace

bool Certificates::openssl(const QStringList &words, QByteArray *output)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(findProgram(QStringLiteral("openssl")), words);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        return false;
    if (output)
        *output = process.readAllStandardOutput();
    m_errors = process.readAllStandardError();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

QString Certificates::write(const char *file, const QByteArray &contents)
{
    QFile written(path(file));
    if (!written.open(QIODevice::WriteOnly) || written.write(contents) != contents.size())
        qFatal("%s could not be written", qPrintable(written.fileName()));
    return written.fileName();
}

QByteArray Certificates::read(const char *file) const
{
    QFile wanted(path(file));
    if (!wanted.open(QIODevice::ReadOnly))
        qFatal("%s could not be read", qPrintable(wanted.fileName()));
    return wanted.readAll();
}

bool Certificates::makeAuthority(const QString &name, const QString &subject)
{
    return openssl(QStringList{"req", "-config", "openssl.cnf", "-x509"} + freshKey +
                   QStringList{"-keyout", name + ".key", "-out", name + ".pem", "-days", "30", "-subj",
                               subject, "-addext", "basicConstraints=critical,CA:TRUE", "-addext",
                               "keyUsage=critical,keyCertSign,cRLSign", "-addext",
                               "subjectKeyIdentifier=hash"});
}

bool Certificates::request(const QString &name, const QString &subject, const QString &names)
{
    return openssl(
        QStringList{"req", "-config", "openssl.cnf", "-new"} + freshKey +
        QStringList{"-keyout", name + ".key", "-out", name + ".csr", "-subj", subject, "-addext", names});
}

bool Certificates::sign(const QString &name, const QString &authority, const QStringList &more)
{
    return openssl(QStringList{"ca", "-batch", "-notext", "-config", "openssl.cnf", "-cert",
                               authority + ".pem", "-keyfile", authority + ".key", "-in", name + ".csr",
                               "-out", name + ".pem"} +
                   more);
}

bool Certificates::issue(const char *name, const char *subject, const char *names, const char *authority,
                         const QStringList &more)
{
    return request(QString::fromLatin1(name), QString::fromLatin1(subject), QString::fromLatin1(names)) &&
           sign(QString::fromLatin1(name), QString::fromLatin1(authority), more);
}

bool Certificates::make()
{
    write("openssl.cnf", configuration);
    write("index.txt", {});
    const char *localhost = "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1";
    const bool made =
        makeAuthority("ca", "/CN=Test Authority") && makeAuthority("strangerca", "/CN=Stranger") &&
        issue("good", "/CN=localhost", localhost) &&
        issue("wrong", "/CN=other.example", "subjectAltName=DNS:other.example") &&
        issue("wild", "/CN=wild", "subjectAltName=DNS:*.example.org") &&
        issue("expired", "/CN=localhost", localhost, "ca",
              {"-startdate", "20010101000000Z", "-enddate", "20020101000000Z"}) &&
        issue("early", "/CN=localhost", localhost, "ca",
              {"-startdate", "20480101000000Z", "-enddate", "20490101000000Z"}) &&
        issue("client", "/CN=student", "extendedKeyUsage=clientAuth") &&
        issue("stranger", "/CN=localhost", localhost, "strangerca") &&
        issue("between", "/CN=Authority Between", "basicConstraints=critical,CA:TRUE") &&
        issue("leaf", "/CN=localhost", localhost, "between") &&
        openssl(QStringList{"req", "-config", "openssl.cnf", "-x509"} + freshKey +
                QStringList{"-keyout", "self.key", "-out", "self.pem", "-days", "30", "-subj",
                            "/CN=localhost", "-addext", localhost}) &&
        openssl({"pkcs8", "-topk8", "-in", "good.key", "-out", "locked.key", "-passout", "pass:secret"});
    if (!made)
        return false;
    write("chain.pem", read("leaf.pem") + read("between.pem"));
    write("chain.key", read("leaf.key"));
    write("both.pem", read("good.key") + read("good.pem"));
    return true;
}

} // namespace wirebench::test
