// The yardstick of bench_start.py: a Qt Widgets window with nothing in it.

#include <QApplication>
#include <QWidget>

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QWidget window;
    window.resize(1280, 720);
    window.show();
    return QApplication::exec();
}
