#include "ui/widgets/symbolfont.h"

#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace wirebench;

class TestSymbolFont : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyControlCharacterHasItsOwnPicture();
    void mayBeLoadedTwice();

private:
    static QImage drawn(char16_t symbol)
    {
        QImage image(120, 60, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setPixelSize(40);
        painter.setFont(font);
        painter.drawText(image.rect(), Qt::AlignCenter, QString(QChar(symbol)));
        return image;
    }
};

void TestSymbolFont::everyControlCharacterHasItsOwnPicture()
{
    loadSymbolFont();
    QList<QImage> pictures;
    for (char16_t symbol = 0x2400; symbol <= 0x2421; ++symbol)
        pictures << drawn(symbol);
    pictures << drawn(0x2424) << drawn(0x2426);
    // Where a font lacks two of them, both are the same empty box.
    for (qsizetype i = 0; i < pictures.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j)
            QVERIFY2(pictures[i] != pictures[j], qPrintable(QString::number(i, 16)));
    }
}

void TestSymbolFont::mayBeLoadedTwice()
{
    loadSymbolFont();
    const qsizetype families = QFontDatabase::families().size();
    loadSymbolFont();
    QCOMPARE(QFontDatabase::families().size(), families);
}

QTEST_MAIN(TestSymbolFont)
#include "tst_symbolfont.moc"
