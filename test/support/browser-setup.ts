import '../../playground/platform/install.ts'
