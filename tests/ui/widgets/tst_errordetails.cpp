#include "tests/ui/widgets/translator.h"
#include "ui/widgets/errordetails.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QDir>
#include <QTest>
#include <QVBoxLayout>

#include <cerrno>
#include <optional>

using namespace wirebench;
using namespace wirebench::test;

namespace {

Error busyPort()
{
    return Error::fromErrno(QStringLiteral("bind"), EADDRINUSE, QStringLiteral("127.0.0.1:9999"));
}

int mostHeight(const Look &look)
{
    return ErrorDetails::mostLines * QFontMetrics(look.baseFont()).lineSpacing();
}

} // namespace

class TestErrorDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void explainsAnError();
    void saysWhetherThereIsAnything();
    void isAsHighAsItsTextUpToALimit();
    void speaksTheWindowsLanguage();
    void inANotice_data();
    void inANotice();
    void isPlainAndCannotBeChanged();
};

void TestErrorDetails::explainsAnError()
{
    Look look;
    ErrorDetails details(look);
    details.setError(busyPort());
    const QString text = details.toPlainText();
    for (const char *part :
         {"EADDRINUSE: Address already in use", "lsof -i:9999", "TIME_WAIT", "SO_REUSEADDR"})
        QVERIFY2(text.contains(QLatin1String(part)), part);
    QVERIFY(!text.startsWith(u'\n'));
    details.setError({ErrorCode::HostNotFound, {QStringLiteral("nohost")}});
    QVERIFY(details.toPlainText().contains(QStringLiteral("/etc/hosts")));
    QVERIFY(!details.toPlainText().contains(QStringLiteral("EADDRINUSE")));
}

void TestErrorDetails::saysWhetherThereIsAnything()
{
    QVERIFY(ErrorDetails::explains(busyPort()));
    QVERIFY(!ErrorDetails::explains({ErrorCode::InvalidPort, {QStringLiteral("x")}}));
}

void TestErrorDetails::isAsHighAsItsTextUpToALimit()
{
    Look look;
    ErrorDetails details(look);
    details.setError(Error::fromErrno(QStringLiteral("recv"), ENOTSOCK));
    details.resize(1200, 400);
    details.show();
    const int line = QFontMetrics(look.baseFont()).lineSpacing();
    QTRY_VERIFY(details.sizeHint().height() <= 3 * line);
    details.setError(busyPort());
    details.resize(300, 400);
    QTRY_COMPARE(details.sizeHint().height(), ErrorDetails::mostLines * line);
}

void TestErrorDetails::speaksTheWindowsLanguage()
{
    Look look;
    ErrorDetails details(look);
    const FrenchTranslator french;
    details.setError(busyPort());
    QVERIFY(details.toPlainText().contains(QStringLiteral("Adresse déjà utilisée")));
}

void TestErrorDetails::inANotice_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("french");
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        for (const double scale : {1.0, 2.0}) {
            for (const bool french : {false, true})
                QTest::addRow("more-%s-%g-%s", theme == Theme::Dark ? "dark" : "light", scale, french ? "fr" : "en")
                    << theme << scale << french;
        }
    }
}

/// The line keeps its place, and the explanation stands below it at the full width. With
/// WIREBENCH_GALLERY=FOLDER it leaves pictures there.
void TestErrorDetails::inANotice()
{
    QFETCH(Theme, theme);
    QFETCH(double, scale);
    QFETCH(bool, french);
    std::optional<FrenchTranslator> translator;
    if (french)
        translator.emplace();
    Look look;
    look.setTheme(theme);
    look.setScale(scale);
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *notice = new Notice(look, &window);
    column->addWidget(notice);
    column->addStretch(1);
    Error error = busyPort();
    error.arguments += {QStringLiteral("python3"), QStringLiteral("4711"), QStringLiteral("9999"),
                        QStringLiteral("program")};
    notice->showError(error);
    window.resize(int(1000 * scale), int(400 * scale));
    window.show();
    notice->setExplaining(true);
    const auto *details = notice->findChild<ErrorDetails *>();
    QVERIFY(details);
    const int line = QFontMetrics(look.baseFont()).lineSpacing();
    QTRY_VERIFY(details->height() >= 6 * line && details->width() > window.width() * 9 / 10);
    QTRY_VERIFY(details->height() >= qMin(int(details->document()->size().height()), mostHeight(look)) - 1);
    const QString folder = qEnvironmentVariable("WIREBENCH_GALLERY");
    const QString file = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".png");
    if (!folder.isEmpty())
        QVERIFY(window.grab().save(QDir(folder).filePath(file)));
}

void TestErrorDetails::isPlainAndCannotBeChanged()
{
    Look look;
    ErrorDetails details(look);
    details.setError(Error::fromErrno(QStringLiteral("<b>bind</b>"), 9999, QStringLiteral("<i>:1")));
    const QString text = details.toPlainText();
    QTest::keyClicks(&details, QStringLiteral("typed"));
    QCOMPARE(details.toPlainText(), text);
}

QTEST_MAIN(TestErrorDetails)
#include "tst_errordetails.moc"
