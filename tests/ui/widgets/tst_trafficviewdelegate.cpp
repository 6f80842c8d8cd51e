#include "tests/ui/models/logwriter.h"
#include "ui/models/trafficmodel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/trafficviewdelegate.h"

#include <QLineEdit>
#include <QPainter>
#include <QTest>

using namespace wirebench;

class TestTrafficViewDelegate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coloursByDirectionAndFailure_data();
    void coloursByDirectionAndFailure();
    void showsTheSelection();
    void showsMarksAndComments();
    void drawsLongLinesInTime();
    void namesTheCommentField();

private:
    /// A cell as it is drawn; big letters, so that their inside has the pure colour.
    QImage drawn(const QModelIndex &index, QStyle::State state = QStyle::State_Enabled)
    {
        QImage image(900, 60, QImage::Format_RGB32);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        option.state = state;
        option.font = m_look.dataFont();
        option.font.setPixelSize(40);
        TrafficViewDelegate(m_look, nullptr).paint(&painter, option, index);
        return image;
    }
    bool has(const QImage &image, ColorRole role) const
    {
        const QRgb wanted = m_look.color(role).rgb();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) == wanted)
                    return true;
            }
        }
        return false;
    }

    Look m_look;
    TrafficLog m_log;
    LogWriter m_writer{m_log};
    Annotations m_notes;
    TrafficModel m_model{m_log, m_notes};
};

void TestTrafficViewDelegate::coloursByDirectionAndFailure_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<ColorRole>("role");
    QTest::newRow("sent") << 0 << ColorRole::Sent;
    QTest::newRow("received") << 1 << ColorRole::Received;
    QTest::newRow("failed") << 2 << ColorRole::Trouble;
    QTest::newRow("neither") << 3 << ColorRole::Text;
}

void TestTrafficViewDelegate::coloursByDirectionAndFailure()
{
    QFETCH(int, kind);
    QFETCH(ColorRole, role);
    if (kind == 0)
        m_writer.send("Hello");
    else if (kind == 1)
        m_writer.recv("Hello");
    else if (kind == 2)
        m_writer.failedSend();
    else
        m_writer.listen();
    m_model.poll();
    const int row = m_model.rowCount() - 1;
    const QImage call = drawn(m_model.index(row, TrafficModel::CallColumn));
    for (const ColorRole other : {ColorRole::Sent, ColorRole::Received, ColorRole::Trouble, ColorRole::Text})
        QCOMPARE(has(call, other), other == role);
    const QImage data = drawn(m_model.index(row, TrafficModel::DataColumn));
    QVERIFY(has(data, kind == 3 ? ColorRole::QuietText : role));
}

void TestTrafficViewDelegate::showsTheSelection()
{
    m_writer.recv("Hello");
    m_model.poll();
    const QModelIndex index = m_model.index(m_model.rowCount() - 1, TrafficModel::PeerColumn);
    QVERIFY(!has(drawn(index), ColorRole::Selection));
    QVERIFY(has(drawn(index, QStyle::State_Selected), ColorRole::Selection));
}

void TestTrafficViewDelegate::showsMarksAndComments()
{
    const quint64 id = m_writer.recv("Hello");
    m_model.poll();
    const int row = m_model.rowOf(id);
    QVERIFY(!has(drawn(m_model.index(row, TrafficModel::NumberColumn)), ColorRole::Accent));
    m_notes.setMarked(id, true);
    QVERIFY(has(drawn(m_model.index(row, TrafficModel::NumberColumn)), ColorRole::Accent));
    QVERIFY(!has(drawn(m_model.index(row, TrafficModel::DataColumn)), ColorRole::Accent));
    m_notes.setComment(id, QStringLiteral("HHH"));
    QVERIFY(has(drawn(m_model.index(row, TrafficModel::DataColumn)), ColorRole::Accent));
    QVERIFY(has(drawn(m_model.index(row, TrafficModel::DataColumn)), ColorRole::Received));
}

void TestTrafficViewDelegate::drawsLongLinesInTime()
{
    m_writer.recv(QByteArray(10 * 1024 * 1024, 'x'));
    m_writer.recv(QByteArray(1024 * 1024, '\0'));
    m_model.poll();
    for (int row = m_model.rowCount() - 2; row < m_model.rowCount(); ++row) {
        QBENCHMARK_ONCE
        {
            drawn(m_model.index(row, TrafficModel::DataColumn));
        }
    }
}

void TestTrafficViewDelegate::namesTheCommentField()
{
    m_writer.recv("Hello");
    m_model.poll();
    QWidget parent;
    TrafficViewDelegate delegate(m_look, nullptr);
    const std::unique_ptr<QWidget> field(
        delegate.createEditor(&parent, {}, m_model.index(0, TrafficModel::DataColumn)));
    QVERIFY(qobject_cast<QLineEdit *>(field.get()));
    QVERIFY(field->accessibleName().contains(u'1'));
}

QTEST_MAIN(TestTrafficViewDelegate)
#include "tst_trafficviewdelegate.moc"
