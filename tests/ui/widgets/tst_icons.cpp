#include "ui/widgets/icons.h"

#include <QDir>
#include <QSvgRenderer>
#include <QTest>

using namespace wirebench;

namespace {

QColor strongest(const QImage &image)
{
    QColor best(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > best.alpha())
                best = image.pixelColor(x, y);
        }
    }
    return best;
}

QColor inkOf(const QIcon &icon, QIcon::Mode mode = QIcon::Normal, QIcon::State state = QIcon::Off)
{
    return strongest(
        icon.pixmap(QSize(64, 64), 1, mode, state).toImage().convertToFormat(QImage::Format_ARGB32));
}

} // namespace

class tst_Icons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allAreOneFamily_data()
    {
        const Look look; // registers the icons
        QTest::addColumn<QString>("name");
        for (const QString &file : QDir(QStringLiteral(":/icons")).entryList())
            QTest::newRow(qPrintable(file)) << file.chopped(4);
    }

    void allAreOneFamily()
    {
        QFETCH(QString, name);
        const QByteArray source = iconSource(name);
        QVERIFY(source.contains("viewBox=\"0 0 24 24\""));
        QVERIFY(source.contains("stroke-width=\"1.75\""));
        QVERIFY(source.contains("stroke=\"currentColor\""));
        QVERIFY(!source.contains('#')); // no colour of its own
        QVERIFY(QSvgRenderer(source).isValid());
        QCOMPARE(strongest(renderIcon(source, Qt::red, 64).toImage()).rgb(), QColor(Qt::red).rgb());
    }

    void allThatArePromisedExist()
    {
        const Look look;
        const auto names = {"send",           "listen",  "stop",    "connect", "disconnect", "half-close",
                            "reset",          "close",   "add",     "filter",  "find",       "pause",
                            "resume",         "follow",  "clear",   "export",  "copy",       "theme-light",
                            "theme-dark",     "help",    "menu",    "warning", "check",      "arrow-sent",
                            "arrow-received", "waiting", "file",    "history", "repeat",     "settings",
                            "search-next",    "mark",    "comment", "project"};
        for (const char *name : names)
            QVERIFY2(!iconSource(QString::fromLatin1(name)).isEmpty(), name);
    }

    void anIconFollowsTheTheme()
    {
        Look look;
        const QIcon icon = look.icon(QStringLiteral("send"), ColorRole::Sent);
        QCOMPARE(inkOf(icon).rgb(), Look::color(Theme::Light, ColorRole::Sent).rgb());
        look.setTheme(Theme::Dark);
        QCOMPARE(inkOf(icon).rgb(), Look::color(Theme::Dark, ColorRole::Sent).rgb());
    }

    void onTheAccentItIsDrawnForIt()
    {
        const Look look;
        const QIcon icon = look.icon(QStringLiteral("send"));
        QCOMPARE(inkOf(icon, QIcon::Selected, QIcon::On).rgb(), look.color(ColorRole::OnAccent).rgb());
        QCOMPARE(inkOf(icon, QIcon::Selected, QIcon::Off).rgb(), look.color(ColorRole::Text).rgb());
        QVERIFY(inkOf(icon, QIcon::Disabled).rgb() != look.color(ColorRole::Text).rgb());
    }

    void sharpAtEveryRatio()
    {
        const Look look;
        const QPixmap pixmap = look.icon(QStringLiteral("send")).pixmap(QSize(20, 20), 2.0);
        QCOMPARE(pixmap.size(), QSize(40, 40));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    }

    void outlivesItsLook()
    {
        QIcon icon;
        {
            const Look look;
            icon = look.icon(QStringLiteral("send"));
            QVERIFY(!icon.isNull());
        }
        QCOMPARE(inkOf(icon).rgb(), Look::color(Theme::Light, ColorRole::Text).rgb());
    }

    void anUnknownNameIsNull()
    {
        const Look look;
        QVERIFY(look.icon(QStringLiteral("no such icon")).isNull());
    }
};

QTEST_MAIN(tst_Icons)
#include "tst_icons.moc"
