#include "ui/http/progressdelegate.h"

#include "ui/http/downloadsmodel.h"
#include "ui/widgets/look.h"

#include <QPainter>
#include <QTest>

using namespace wirebench;

class tst_ProgressDelegate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBarIsAsLongAsTheProgress_data()
    {
        QTest::addColumn<qint64>("received");
        QTest::addColumn<int>("percent");
        QTest::newRow("none") << qint64(0) << 0;
        QTest::newRow("quarter") << qint64(25) << 25;
        QTest::newRow("all") << qint64(100) << 100;
    }
    void theBarIsAsLongAsTheProgress()
    {
        QFETCH(qint64, received);
        QFETCH(int, percent);
        Download one;
        one.state = DownloadState::Running;
        one.received = received;
        one.size = 100;
        const QImage cell = painted(one);
        int filled = 0;
        for (int x = 0; x < cell.width(); ++x)
            filled += cell.pixelColor(x, cell.height() - 2) == m_look.color(ColorRole::Accent) ? 1 : 0;
        QVERIFY2(qAbs(filled - 400 * percent / 100) <= 10, qPrintable(QString::number(filled)));
    }

    void noBarWithoutASize()
    {
        Download one;
        one.state = DownloadState::Running;
        one.received = 10;
        const QImage cell = painted(one);
        for (int x = 0; x < cell.width(); ++x)
            QVERIFY(cell.pixelColor(x, cell.height() - 2) == QColor(Qt::white));
    }

private:
    QImage painted(const Download &download)
    {
        DownloadsModel model;
        model.apply({download});
        QImage cell(400, 30, QImage::Format_RGB32);
        cell.fill(Qt::white);
        QPainter painter(&cell);
        QStyleOptionViewItem option;
        option.rect = cell.rect();
        option.state = QStyle::State_Enabled;
        ProgressDelegate(m_look, nullptr).paint(&painter, option, model.index(0, DownloadsModel::ProgressColumn));
        return cell;
    }

    Look m_look;
};

QTEST_MAIN(tst_ProgressDelegate)
#include "tst_progressdelegate.moc"
