// onrecord: the list of commands; errors are caught here, once.
int main() { return 2; }
